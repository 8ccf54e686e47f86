// The list that opens while somebody types: / for blocks, @ for people, [[ for pages and things.
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { el, newId } from './make'

export interface Choice { label: string, hint?: string, keys?: string, run: (view: EditorView) => void }
export interface Trigger { name: string, pattern: RegExp, words: string, find: (query: string, signal: AbortSignal) => Choice[] | Promise<Choice[]> }
interface Open { trigger: Trigger, from: number, to: number, query: string }
interface Picking { open: Open | null, closedAt: number }

const key = new PluginKey<Picking>('picker')

function match (state: EditorState, triggers: Trigger[]): Open | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 80), $from.parentOffset, undefined, '\uFFFC')
  for (const trigger of triggers) {
    const found = trigger.pattern.exec(before)
    if (found) return { trigger, from: state.selection.from - found[1]!.length, to: state.selection.from, query: found[2]! }
  }
  return null
}

export const picker = (triggers: Trigger[]) => new Plugin<Picking>({
  key,
  state: {
    init: () => ({ open: null, closedAt: -1 }),
    apply (tr: Transaction, was, _old, state) {
      if (tr.getMeta(key) === 'close') return { open: null, closedAt: was.open?.from ?? -1 }
      if (!tr.docChanged && !tr.selectionSet) return was
      const closedAt = was.closedAt < 0 ? -1 : tr.mapping.map(was.closedAt), open = match(state, triggers)
      if (!open) return { open: null, closedAt: -1 }
      // It opens by typing, not where the caret merely comes by.
      const typed = tr.docChanged && tr.getMeta('rebased') === undefined && !tr.getMeta('from others')
      return open.from === closedAt || (!was.open && !typed) ? { open: null, closedAt } : { open, closedAt: -1 }
    }
  },
  props: {
    handleKeyDown: (view, e) => lists.get(view)?.key(e) ?? false,
    handleDOMEvents: { blur: view => { window.setTimeout(() => { if (!view.isDestroyed && !view.hasFocus() && key.getState(view.state)?.open) view.dispatch(view.state.tr.setMeta(key, 'close')) }, 150); return false } }
  },
  view: view => { const list = new PickList(view); lists.set(view, list); return list }
})

const lists = new WeakMap<EditorView, PickList>()

class PickList {
  private readonly id = newId('list')
  private readonly box = el('div', { class: 'ed-pick', id: this.id, role: 'listbox', hidden: true })
  private choices: Choice[] = []
  private at = 0
  private shown: Open | null = null
  private asked: AbortController | null = null

  constructor (private readonly view: EditorView) { (view.dom.closest('dialog') ?? document.body).append(this.box) }

  update () {
    const open = key.getState(this.view.state)?.open ?? null
    if (!open) { if (this.shown) this.hide(); return }
    const same = this.shown?.trigger === open.trigger && this.shown.query === open.query
    this.shown = open
    if (same) { this.place(); return }
    this.asked?.abort()
    const asked = this.asked = new AbortController()
    const found = open.trigger.find(open.query, asked.signal)
    if (Array.isArray(found)) this.show(found)
    else void found.then(c => { if (!asked.signal.aborted) this.show(c) }, () => {})
  }

  private show (choices: Choice[]) {
    this.choices = choices; this.at = 0
    this.box.ariaLabel = this.shown!.trigger.words
    this.box.replaceChildren(...choices.map((c, i) => el('div', { role: 'option', id: `${this.id}-${i}`, onmousedown: (e: Event) => { e.preventDefault(); this.pick(i) } },
      el('span', { class: 'ed-pick-words' }, c.label, c.hint ? el('span', { class: 'two' }, c.hint) : null), c.keys ? el('kbd', {}, c.keys) : null)))
    if (choices.length === 0) this.box.append(el('p', { class: 'menu-note' }, this.shown!.query.length < 2 && this.shown!.trigger.name !== 'blocks' ? this.shown!.trigger.words : 'Nothing found'))
    this.box.hidden = false
    this.view.dom.setAttribute('aria-controls', this.id)
    this.mark()
    this.place()
  }

  private hide () {
    this.shown = null; this.asked?.abort(); this.box.hidden = true
    this.view.dom.removeAttribute('aria-activedescendant'); this.view.dom.removeAttribute('aria-controls')
  }

  private mark () {
    for (const [i, e] of [...this.box.children].entries()) if (e.role === 'option') e.ariaSelected = String(i === this.at)
    const now = this.choices.length ? this.box.children[this.at] : null
    if (now) { this.view.dom.setAttribute('aria-activedescendant', now.id); now.scrollIntoView({ block: 'nearest' }) } else this.view.dom.removeAttribute('aria-activedescendant')
  }

  private place () {
    const at = this.view.coordsAtPos(this.shown!.from), size = this.box.getBoundingClientRect(), room = visualViewport?.height ?? innerHeight
    this.box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`
    this.box.style.top = `${at.bottom + size.height + 8 < room ? at.bottom + 4 : Math.max(8, at.top - size.height - 4)}px`
  }

  key (e: KeyboardEvent) {
    if (!this.shown || this.box.hidden || e.isComposing) return false
    const count = this.choices.length
    if (e.key === 'Escape') { this.view.dispatch(this.view.state.tr.setMeta(key, 'close')); return true }
    if (count === 0) return false
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { this.at = (this.at + (e.key === 'ArrowDown' ? 1 : count - 1)) % count; this.mark(); return true }
    if (e.key !== 'Enter' && e.key !== 'Tab') return false
    this.pick(this.at)
    return true
  }

  private pick (i: number) {
    const open = this.shown, choice = this.choices[i]
    if (!open || !choice) return
    this.view.dispatch(this.view.state.tr.delete(open.from, open.to).setMeta(key, 'close'))
    this.view.focus()
    choice.run(this.view)
  }

  destroy () { this.asked?.abort(); this.box.remove() }
}
