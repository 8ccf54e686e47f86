// The small form of the editor, in the place of a field that holds Markdown. The field stays: it is what is sent, kept as a draft and shown without script.
import { keymap } from 'prosemirror-keymap'
import { Selection } from 'prosemirror-state'
import type { Options } from './context'
import { Frame } from './frame'
import { FullScreen } from './full'
import { el } from './make'
import { readMarkdown, understands, writeMarkdown } from './markdown/blocks'
import { insertQuote, quoteOf } from './quote'

export class Composer {
  private readonly frame: Frame | null = null
  private readonly root = el('div', { class: 'ed-small' })
  private readonly full: FullScreen | null
  private written: string

  constructor (readonly area: HTMLTextAreaElement) {
    this.written = area.value
    const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(area.id)}"]`), words = label?.textContent?.trim() || area.ariaLabel || 'Text'
    this.full = area.form && area.dataset.full !== undefined ? new FullScreen(area.form, words) : null
    area.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.isComposing) { e.preventDefault(); this.send() } })
    area.addEventListener('input', this.count)
    this.count()
    if (!understands(area.value)) return // somebody wrote more Markdown than this shows: it stays as it is
    const d = area.dataset, options: Options = { id: area.id, label: words, right: 'write', person: '', personName: '', people: d.people, things: d.things }
    area.after(this.root)
    const frame = this.frame = new Frame(this.root, options, {
      doc: readMarkdown(area.value), modes: ['editing'], small: true,
      plugins: () => [keymap({ 'Mod-Enter': () => { this.send(); return true } })],
      actions: () => ({ small: true }), applied: transactions => { if (transactions.some(t => t.docChanged)) this.write() }
    })
    const said = area.getAttribute('aria-describedby')
    if (said) frame.view.dom.setAttribute('aria-describedby', said)
    frame.view.dom.addEventListener('focus', () => { this.full?.open() })
    const caret = document.activeElement === area ? area.selectionEnd : null
    area.hidden = true
    if (caret !== null) this.goOn(caret)
    label?.addEventListener('click', this.focus)
    area.addEventListener('focus', this.focus)
    area.form?.addEventListener('reset', this.later)
    area.addEventListener('change', this.later)
  }

  get isThere () { return this.area.isConnected && (this.frame === null || this.root.isConnected) }

  /** The words of a text on the page, with a link back to it. */
  quote (source: HTMLElement, lead: string, href: string) {
    const quote = quoteOf(source, lead, href)
    if (this.frame) { insertQuote(this.frame.view, quote); this.root.scrollIntoView({ block: 'nearest' }); return }
    const { area } = this, doc = quote.type.schema.topNodeType.create(null, quote)
    area.value = `${area.value.trim()}\n\n${writeMarkdown(doc)}\n\n`.trimStart()
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.focus()
  }

  /** Gives the screen back to the page. */
  showPage () { this.full?.close() }

  // Somebody wrote in the field before this came: they go on where they were.
  private goOn (caret: number) {
    const { view } = this.frame!, before = this.area.value.slice(0, caret), at = Selection.atEnd(readMarkdown(before)).head, { tr } = view.state
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)), -1))
    if (/\S *\n\s*$/.test(before)) tr.split(tr.selection.head)
    view.dispatch(tr)
    view.focus()
  }

  private send () {
    const { form } = this.area
    form?.requestSubmit(form.querySelector<HTMLButtonElement>('button:is([type=submit], :not([type])):not([formaction], [data-not-first])'))
  }

  private write () {
    this.written = writeMarkdown(this.frame!.view.state.doc)
    if (this.area.value === this.written) return
    this.area.value = this.written
    this.area.dispatchEvent(new Event('input', { bubbles: true }))
  }

  // How much there is, from where it begins to matter.
  private readonly count = () => {
    const { area } = this, most = Number(area.dataset.most), place = area.closest('.field')?.querySelector<HTMLElement>('[data-length-state]')
    if (!place || !most) return
    const length = area.value.length, words = length < most * .9 ? '' : length > most ? `${(length - most).toLocaleString('en-GB')} characters too long` : `${(most - length).toLocaleString('en-GB')} characters left`
    if (place.textContent !== words) place.textContent = words
    place.classList.toggle('too-long', length > most)
  }

  private readonly focus = (e: Event) => { e.preventDefault(); this.frame?.view.focus() }
  private readonly later = () => { queueMicrotask(() => { this.look() }) }

  /** The field was given another value from outside: emptied, or a draft put back. */
  look () {
    const { frame, area } = this
    if (!frame || area.value === this.written || !understands(area.value)) return
    this.written = area.value
    const { view } = frame, doc = readMarkdown(area.value)
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content))
  }

  destroy () {
    this.full?.destroy()
    this.frame?.destroy()
    this.root.remove()
    this.area.hidden = false
  }
}
