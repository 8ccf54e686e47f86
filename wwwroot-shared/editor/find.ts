// Find and replace: every place is shown, one is the present one.
import { Plugin, PluginKey, TextSelection, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { Editor } from './context'
import { el, newId } from './make'
import { schema } from './schema'

const Most = 2_000
interface Search { words: string, exact: boolean, places: Array<{ from: number, to: number }>, at: number }
const none: Search = { words: '', exact: false, places: [], at: -1 }
const key = new PluginKey<Search>('find')

function look (state: EditorState, words: string, exact: boolean) {
  const places: Search['places'] = [], wanted = exact ? words : words.toLocaleLowerCase('en-GB')
  if (wanted) state.doc.descendants((block, pos) => {
    if (!block.isTextblock) return true
    const raw = block.textBetween(0, block.content.size, undefined, '\uFFFC'), folded = raw.toLocaleLowerCase('en-GB'), text = exact || folded.length !== raw.length ? raw : folded
    // A footnote counts more positions than the sign that stands for it.
    const positions = block.childCount > 0 && block.content.size !== raw.length ? inPositions(block) : null
    for (let i = text.indexOf(wanted); i >= 0 && places.length < Most; i = text.indexOf(wanted, i + wanted.length)) places.push({ from: pos + 1 + (positions?.[i] ?? i), to: pos + 1 + (positions?.[i + wanted.length - 1] ?? i + wanted.length - 1) + 1 })
    return false
  })
  return places
}

function inPositions (block: import('prosemirror-model').Node) {
  const at: number[] = []
  block.forEach((child, offset) => {
    if (child.isText) for (let i = 0; i < child.text!.length; i++) at.push(offset + i)
    else if (child.isLeaf) at.push(offset)
  })
  return at
}

export const searching = () => new Plugin<Search>({
  key,
  state: {
    init: () => none,
    apply (tr, was, _old, state) {
      const told = tr.getMeta(key) as Partial<Search> | undefined
      if (!told && (!tr.docChanged || !was.words)) return was
      const next = { ...was, ...told }
      if (told?.words !== undefined || told?.exact !== undefined || tr.docChanged) next.places = look(state, next.words, next.exact)
      next.at = next.places.length === 0 ? -1 : Math.max(0, Math.min(next.at, next.places.length - 1))
      return next
    }
  },
  props: {
    decorations (state) {
      const s = key.getState(state)!
      return s.places.length === 0 ? null : DecorationSet.create(state.doc, s.places.map((p, i) => Decoration.inline(p.from, p.to, { class: i === s.at ? 'ed-found now' : 'ed-found' })))
    }
  }
})

export class FindPanel {
  private readonly count = el('span', { class: 'muted', role: 'status' })
  private readonly what = el('input', { class: 'input small', type: 'text', id: newId('find'), autocomplete: 'off', spellcheck: 'false' })
  private readonly by = el('input', { class: 'input small', type: 'text', id: newId('replace'), autocomplete: 'off' })
  private readonly exact = el('input', { type: 'checkbox' })
  readonly dom: HTMLElement

  constructor (private readonly editor: Editor) {
    const button = (words: string, then: () => void, more = '') => el('button', { type: 'button', class: `button small ${more}`, onclick: then }, words)
    this.dom = el('div', { class: 'ed-find', role: 'search', 'aria-label': 'Find and replace in this text', hidden: true },
      el('span', { class: 'ed-find-field' }, el('label', { for: this.what.id }, 'Find'), this.what), button('Previous', () => this.go(-1)), button('Next', () => this.go(1)), this.count,
      el('label', { class: 'tick small' }, this.exact, 'Match capitals'),
      el('span', { class: 'ed-find-field ed-writes' }, el('label', { for: this.by.id }, 'Replace with'), this.by), button('Replace', () => this.replace(false), 'ed-writes'), button('Replace all', () => this.replace(true), 'ed-writes'), button('Close', () => this.close(), 'quiet'))
    for (const [field, event] of [[this.what, 'input'], [this.exact, 'change']] as const) field.addEventListener(event, () => { this.search() })
    this.dom.addEventListener('keydown', e => {
      if (e.key === 'Escape') { e.preventDefault(); this.close() }
      else if (e.key === 'Enter' && e.target === this.what) { e.preventDefault(); this.go(e.shiftKey ? -1 : 1) }
      else if (e.key === 'Enter' && e.target === this.by) { e.preventDefault(); this.replace(false) }
    })
  }

  private get view (): EditorView { return this.editor.view }

  open () {
    const { from, to, empty } = this.view.state.selection
    if (!empty && to - from < 100) this.what.value = this.view.state.doc.textBetween(from, to, ' ')
    this.dom.hidden = false
    this.search()
    this.what.focus(); this.what.select()
  }

  close () { this.tell({ words: '' }); this.dom.hidden = true; this.view.focus() }

  private tell (change: Partial<Search>) { this.view.dispatch(this.view.state.tr.setMeta(key, change)) }

  private search () {
    this.tell({ words: this.what.value, exact: this.exact.checked })
    const s = key.getState(this.view.state)!, caret = this.view.state.selection.from, next = s.places.findIndex(p => p.from >= caret)
    if (next > 0) this.tell({ at: next })
    this.show(false)
  }

  private go (by: number) {
    const s = key.getState(this.view.state)!
    if (s.places.length) this.tell({ at: (s.at + by + s.places.length) % s.places.length })
    this.show(true)
  }

  private show (move: boolean) {
    const s = key.getState(this.view.state)!, place = s.places[s.at]
    this.count.textContent = !s.words ? '' : place ? `${s.at + 1} of ${s.places.length === Most ? `${Most} or more` : s.places.length}` : 'Not found'
    if (place && move) this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, place.from, place.to)).scrollIntoView())
  }

  private replace (all: boolean) {
    const s = key.getState(this.view.state)!, chosen = all ? [...s.places].reverse() : s.places[s.at] ? [s.places[s.at]!] : []
    if (chosen.length === 0 || !this.view.editable) return
    const tr = this.view.state.tr, words = this.by.value
    for (const { from, to } of chosen) {
      if (words) tr.replaceWith(from, to, schema.text(words, tr.doc.resolve(from + 1).marks()))
      else tr.delete(from, to)
    }
    this.view.dispatch(tr)
    if (all) this.editor.say(`${chosen.length} replaced`)
    this.show(!all)
  }
}
