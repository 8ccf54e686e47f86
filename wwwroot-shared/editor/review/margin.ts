// The margin: comments (written by the server) and suggestions (read from the text) stand level with their words.
import { Plugin, TextSelection } from 'prosemirror-state'
import type { Editor } from '../context'
import { el } from '../make'
import { openSheet, Sheet } from './sheet'
import { inWords, resolve, suggestionsIn, type Suggestion } from './suggestions'

export interface Names { of (person: string): { name: string, organisation?: string } }
const Gap = 12, Wide = 1200

export class Margin {
  private readonly cards = new Map<string, { card: HTMLElement, says: string }>()
  private readonly own: HTMLElement
  private readonly sheet: Sheet
  private frame = 0
  private readonly seen = new ResizeObserver(() => { this.later() })

  constructor (private readonly editor: Editor, private readonly place: HTMLElement, private readonly names: Names) {
    this.own = place.querySelector<HTMLElement>('[data-suggestions]') ?? place.appendChild(el('div', { 'data-suggestions': true }))
    this.sheet = new Sheet(place)
    this.seen.observe(place.parentElement ?? place)
    addEventListener('resize', this.later)
    place.addEventListener('click', this.pressed)
    this.update()
  }

  /** The text has changed, or the page has shown other comments. */
  update () {
    const all = suggestionsIn(this.editor.view.state.doc), keys = new Set(all.map(s => `${s.person} ${s.id}`))
    for (const [key, { card }] of this.cards) if (!keys.has(key)) { card.remove(); this.cards.delete(key) }
    for (const s of all) this.show(s)
    this.later()
  }

  private show (s: Suggestion) {
    const key = `${s.person} ${s.id}`, who = this.names.of(s.person), says = `${who.name}|${who.organisation}|${inWords(s)}|${this.editor.options.right}`
    const known = this.cards.get(key)
    if (known?.says === says) { this.own.append(known.card); return }
    const card = el('article', { class: 'note', 'data-note': s.id, 'aria-label': `Suggestion of ${who.name}` }, el('p', {}, el('b', {}, who.name), ' ', el('span', { class: 'muted' }, `${who.organisation ? `${who.organisation}, ` : ''}suggests`)), el('p', { class: 'note-says' }, inWords(s)), this.buttons(s))
    known?.card.remove()
    this.cards.set(key, { card, says })
    this.own.append(card)
  }

  private buttons (s: Suggestion) {
    const { right, person } = this.editor.options, button = (words: string, accept: boolean, more: string) => el('button', { type: 'button', class: `button tiny ${more}`, onclick: () => { this.decide(s, accept) } }, words)
    if (right === 'write') return el('div', { class: 'actions' }, button('Accept', true, ''), button('Reject', false, 'quiet'))
    return right === 'suggest' && s.person === person ? el('div', { class: 'actions' }, button('Take back', false, 'quiet')) : null
  }

  private decide (s: Suggestion, accept: boolean) {
    if (!this.editor.tell(accept ? 'accept' : 'reject', s)) return // the page does it
    const { view } = this.editor
    view.dispatch(resolve(view.state, accept, (id, person) => id === s.id && person === s.person))
    this.editor.say(accept ? 'Accepted' : 'Rejected')
    view.focus()
  }

  decideAll (accept: boolean) {
    const { view } = this.editor, all = suggestionsIn(view.state.doc)
    view.dispatch(resolve(view.state, accept, () => true))
    this.editor.say(`${all.length} ${accept ? 'accepted' : 'rejected'}`)
  }

  readonly later = () => { this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.level() }) }

  private level () {
    const notes = [...this.place.querySelectorAll<HTMLElement>('[data-note]')], wide = innerWidth >= Wide
    this.sheet.count(this.place.querySelectorAll('.note:not(.writing)').length)
    this.place.classList.toggle('aligned', wide)
    if (!wide) { this.place.style.minHeight = ''; for (const n of notes) n.style.top = ''; return }
    const top = this.place.getBoundingClientRect().top, at = new Map(notes.map(n => [n, this.topOf(n, top)]))
    let free = 0
    for (const n of notes.sort((a, b) => at.get(a)! - at.get(b)!)) {
      const y = Math.max(free, at.get(n)!)
      n.style.top = `${Math.round(y)}px`
      free = y + n.offsetHeight + Gap
    }
    this.place.style.minHeight = `${Math.round(free)}px`
  }

  private topOf (note: HTMLElement, from: number) {
    const { view } = this.editor, words = this.words(note.dataset.note!)
    if (note.dataset.from) return view.coordsAtPos(Math.min(Number(note.dataset.from), view.state.doc.content.size)).top - from - 4 // not in the text yet
    return words ? words.getBoundingClientRect().top - from - 4 : 0
  }

  private words (id: string) { return this.editor.view.dom.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"], [data-suggestion="${CSS.escape(id)}"]`) }

  /** The note about the words the caret is in is brought forward. */
  point () {
    const { $from } = this.editor.view.state.selection, ids = new Set([...$from.marks(), ...$from.nodeAfter?.marks ?? []].map(m => m.attrs.id as string | undefined).filter(i => i))
    for (const n of this.place.querySelectorAll<HTMLElement>('[data-note]')) n.classList.toggle('now', ids.has(n.dataset.note!))
  }

  private readonly pressed = (e: Event) => {
    const note = (e.target as Element).closest<HTMLElement>('[data-note]')
    if (!note || (e.target as Element).closest('a, button, input, textarea, summary')) return
    const words = this.words(note.dataset.note!)
    this.sheet.close()
    words?.scrollIntoView({ block: 'nearest' })
    if (words && this.editor.view.editable) { const { view } = this.editor; view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(view.posAtDOM(words, 0))))); view.focus() }
  }

  destroy () { this.seen.disconnect(); removeEventListener('resize', this.later); this.place.removeEventListener('click', this.pressed) }
}

/** A press on commented words brings their note into view. */
export const noteClicks = (place: () => HTMLElement | null) => new Plugin({
  props: {
    handleClick (_view, _pos, e) {
      const id = (e.target as Element).closest<HTMLElement>('[data-comment], [data-suggestion]'), note = id && place()?.querySelector<HTMLElement>(`[data-note="${CSS.escape(id.dataset.comment ?? id.dataset.suggestion ?? '')}"]`)
      if (note) { openSheet(note); note.scrollIntoView({ block: 'nearest', behavior: 'smooth' }) }
      return false
    }
  }
})

