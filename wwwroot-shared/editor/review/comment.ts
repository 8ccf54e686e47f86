// A comment begins with words that are selected: it is written in the margin, stored by the page, and then anchored in the text.
import { TextSelection } from 'prosemirror-state'
import { ask, type Editor } from '../context'
import { el, newId } from '../make'
import { mark } from '../schema'
import { closeSheet, openSheet } from './sheet'

const MostQuote = 500

/** Opens the box to write in. The words it is about may move while it is written. */
export function beginComment (editor: Editor, place: HTMLElement | null, address: string | undefined) {
  const { state } = editor.view
  let { from, to } = state.selection
  if (from === to) { const $at = state.selection.$from; from = $at.start(); to = $at.end() } // without a selection it is about the paragraph
  if (from === to) { editor.notice('Select the words that your comment is about.'); return }
  const id = crypto.randomUUID(), quote = state.doc.textBetween(from, to, ' ', ' ').slice(0, MostQuote)
  if (!editor.tell('comment', { id, quote, from, to, anchor: () => { anchor(editor, id, from, to) } }) || !address) return
  const words = newId('comment'), problem = el('p', { class: 'field-error', role: 'alert', hidden: true })
  const area = el('textarea', { class: 'input wide', id: words, rows: '3', 'data-native': true })
  const follow = (e: Event) => { const m = (e as CustomEvent<{ map (p: number, a?: number): number }>).detail; from = m.map(from, 1); to = m.map(to, -1); card.dataset.from = String(from) }
  const end = () => { editor.root.removeEventListener('editor:moved', follow); closeSheet(card); card.remove(); editor.view.focus() }
  const form = el('form', { 'data-native': true }, el('label', { for: words }, el('b', {}, 'Your comment')), el('p', { class: 'note-quote muted' }, `On “${quote.length > 90 ? `${quote.slice(0, 90)}…` : quote}”`), area, problem,
    el('div', { class: 'actions' }, el('button', { class: 'button tiny primary', type: 'submit' }, 'Comment'), el('button', { class: 'button tiny quiet', type: 'button', onclick: end }, 'Cancel')))
  const card: HTMLElement = el('div', { class: 'note writing', 'data-note': id, 'data-from': String(from) }, form)
  editor.root.addEventListener('editor:moved', follow)
  form.addEventListener('keydown', e => { if (e.key === 'Escape') end(); else if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); form.requestSubmit() } })
  form.addEventListener('submit', e => {
    e.preventDefault(); e.stopPropagation()
    const text = area.value.trim()
    if (!text) { problem.textContent = 'Write your comment first.'; problem.hidden = false; return }
    void ask(address, undefined, { id, text, quote }).then(() => { if (to > from) anchor(editor, id, from, to); editor.say('Your comment is there'); end() }, (wrong: Error) => { problem.textContent = wrong.message; problem.hidden = false })
  })
  ;(place?.querySelector('[data-suggestions]') ?? place ?? editor.root).prepend(card) // where no refresh takes it away
  editor.view.dispatch(editor.view.state.tr) // the margin makes room
  openSheet(card)
  area.focus({ preventScroll: place !== null && innerWidth >= 1200 })
}

// The words are not selected any more: a page is not refreshed, and so does not show the comment, while words are.
function anchor (editor: Editor, id: string, from: number, to: number) {
  const { view } = editor, { tr } = view.state
  if (to > from) view.dispatch(tr.addMark(from, to, mark.comment.create({ id })).setSelection(TextSelection.near(tr.doc.resolve(to), -1)))
}
