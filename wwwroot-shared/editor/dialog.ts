// A small question over the page. Escape and Cancel agree; the caret is where it was afterwards.
import { el, newId } from './make'

export interface Question { label: string, name: string, value?: string, hint?: string, type?: 'text' | 'url' | 'tick' | 'lines', required?: string }

/** Asks, and answers with what was entered, or null. `more` is a further button with its own answer. */
export function question (title: string, button: string, fields: Question[], extra: { above?: HTMLElement, more?: string, check?: (values: Record<string, string>) => string | null } = {}): Promise<Record<string, string> | 'more' | null> {
  return new Promise(answer => {
    const heading = newId('title'), problem = el('p', { class: 'field-error', role: 'alert', hidden: true })
    const form = el('form', { method: 'dialog', class: 'fields' }, extra.above, ...fields.map(field), problem,
      el('div', { class: 'actions' }, el('button', { class: 'button primary', type: 'submit' }, button), el('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, 'Cancel'),
        extra.more && el('button', { class: 'button quiet', type: 'button', onclick: () => { end('more') } }, extra.more)))
    const dialog = el('dialog', { 'aria-labelledby': heading, class: 'ed-dialog' }, el('h2', { id: heading }, title), form)
    let given: Record<string, string> | 'more' | null = null
    const end = (value: typeof given) => { given = value; dialog.close() }
    form.addEventListener('submit', e => {
      e.preventDefault()
      const values = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v).trim()]))
      const wrong = fields.find(f => f.required && !values[f.name])?.required ?? extra.check?.(values) ?? null
      problem.textContent = wrong ?? ''; problem.hidden = !wrong
      if (wrong) form.querySelector<HTMLElement>('input, textarea')?.focus()
      else end(values)
    })
    dialog.addEventListener('close', () => { dialog.remove(); answer(given) })
    document.body.append(dialog)
    dialog.showModal()
    const first = form.querySelector<HTMLInputElement>('input:not([type=checkbox]), textarea')
    first?.focus(); first?.select()
  })
}

function field (q: Question) {
  const id = newId(q.name)
  if (q.type === 'tick') return el('label', { class: 'tick' }, el('input', { type: 'checkbox', name: q.name, value: 'yes', checked: q.value === 'yes' }), el('span', {}, q.label, q.hint ? el('span', { class: 'hint' }, q.hint) : null))
  const input = q.type === 'lines' ? el('textarea', { class: 'input wide', id, name: q.name, rows: '3', 'data-native': true }) : el('input', { class: 'input wide', id, name: q.name, type: 'text', inputmode: q.type === 'url' ? 'url' : null, autocomplete: 'off' })
  input.value = q.value ?? ''
  return el('div', { class: 'field' }, el('label', { class: 'label', for: id }, q.label), q.hint ? el('span', { class: 'hint' }, q.hint) : null, input)
}
