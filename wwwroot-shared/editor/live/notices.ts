// What a person must know about words that are not, or no longer, in the text: shown with one click to put them back.
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import type { Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import type { Editor } from '../context'
import { el } from '../make'
import { node, schema } from '../schema'
import { fromSession } from './session'

interface Stretch { at: number, end: number, text: string }
const key = new PluginKey<Stretch[]>('own words')
const Most = 60

/** Where the person wrote lately: words that somebody deletes meanwhile go back to that place. */
export const ownWords = () => new Plugin<Stretch[]>({
  key,
  state: {
    init: () => [],
    apply (tr, was) {
      if (!tr.docChanged) return was
      let now = was.map(s => ({ ...s, at: tr.mapping.map(s.at, -1), end: tr.mapping.map(s.end, 1) }))
      if (!tr.getMeta(fromSession)) for (const step of tr.steps) if (step instanceof ReplaceStep && step.slice.size > 0) now = noted(now, step.from, step.slice)
      return now.slice(-Most)
    }
  }
})

function noted (now: Stretch[], from: number, slice: Slice) {
  const text = slice.content.textBetween(0, slice.content.size, '\n', ' '), last = now.at(-1)
  if (last && last.end >= from + slice.size && last.at <= from) return [...now.slice(0, -1), { ...last, text: last.text + text }]
  return text ? [...now, { at: from, end: from + slice.size, text }] : now
}

/** The place where these words of mine stood, or the caret. */
function placeOf (editor: Editor, words: string) {
  const { state } = editor.view
  return key.getState(state)!.findLast(s => s.text.includes(words.trim()) || words.includes(s.text.trim()))?.at ?? state.selection.to
}

export function offerBack (editor: Editor, text: string, about: string, at?: number) {
  const words = text.trim()
  if (!words) return
  let place = at ?? placeOf(editor, words)
  const follow = (e: Event) => { place = (e as CustomEvent<{ map (p: number): number }>).detail.map(place) }
  editor.root.addEventListener('editor:moved', follow)
  const back = el('button', { type: 'button', class: 'button small', onclick: () => { putBack(editor, words, place); done(); line.remove() } }, 'Put back')
  const line = editor.notice(`${about}: “${words.length > 200 ? `${words.slice(0, 200)}…` : words}”`, back, copyButton(words))
  line.classList.add('lost')
  const done = () => { editor.root.removeEventListener('editor:moved', follow) }
  editor.say(`${about}. You can put the words back.`)
}

function putBack (editor: Editor, words: string, at: number) {
  const { view } = editor, { doc } = view.state, $at = doc.resolve(Math.min(at, doc.content.size)), lines = words.split('\n')
  const tr = view.state.tr
  if (lines.length === 1 && $at.parent.inlineContent) tr.insertText(words, $at.pos)
  else tr.insert($at.depth ? $at.after(1) : $at.pos, lines.map(l => node.paragraph.create(null, l ? schema.text(l) : null)))
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map($at.pos, 1)), -1)).scrollIntoView())
  view.focus()
}

export const copyButton = (words: string): HTMLButtonElement => {
  const button: HTMLButtonElement = el('button', { type: 'button', class: 'button small', onclick: () => { void navigator.clipboard.writeText(words).then(() => { button.textContent = 'Copied' }) } }, 'Copy')
  return button
}

/** It is over, and something was not stored: nothing else can be done before its words are safe. */
export function overWith (editor: Editor, message: string, words: string) {
  const title = el('h2', {}, words ? 'Some of your words were not saved' : 'You cannot write here any more')
  const file = words ? URL.createObjectURL(new Blob([words], { type: 'text/plain' })) : ''
  const close = el('button', { type: 'button', class: 'button primary', onclick: () => { dialog.close() } }, 'Go on reading')
  const dialog = el('dialog', { class: 'ed-dialog', 'aria-label': title.textContent }, title, el('p', {}, message), ...(words ? [el('textarea', { class: 'input wide', readonly: true, rows: '6', 'aria-label': 'Your words', 'data-native': true }, words)] : []),
    el('div', { class: 'actions' }, close, ...(words ? [copyButton(words), el('a', { class: 'button', href: file, download: 'My words.txt', 'data-native': true }, 'Download')] : [])))
  dialog.addEventListener('close', () => { dialog.remove(); if (file) URL.revokeObjectURL(file); editor.view.focus() })
  document.body.append(dialog)
  dialog.showModal()
}
