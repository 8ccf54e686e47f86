// One editor on a page: toolbar, text, and what stands round them.
import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState, Plugin, type Transaction } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { say } from '../src/say'
import { Bar, type BarActions } from './bar'
import type { Editor, Mode, Options } from './context'
import { FindPanel, searching } from './find'
import { footnotes } from './footnotes'
import { describeImage, imagePlaces } from './images'
import { editorKeys } from './keyboard'
import { editLink, linkClicks } from './links'
import { el } from './make'
import { pasteParser, quiet } from './paste'
import { picker } from './picker'
import { smallTriggers, triggers } from './picks'
import { node } from './schema'
import { tasks } from './tasks'
import { typingRules } from './typing'

export interface Parts { doc: Node, plugins: (editor: Editor) => Plugin[], modes: Mode[], dispatch?: (tr: Transaction, editor: Editor) => Transaction | null, actions: (editor: Editor) => Partial<BarActions>, applied?: (transactions: readonly Transaction[]) => void, small?: boolean }

const hint = (words: string) => new Plugin({
  props: { decorations: state => state.doc.childCount === 1 && state.doc.firstChild!.type === node.paragraph && state.doc.firstChild!.content.size === 0 ? DecorationSet.create(state.doc, [Decoration.node(0, state.doc.firstChild!.nodeSize, { class: 'ed-empty', 'data-hint': words })]) : null }
})

export class Frame implements Editor {
  view: EditorView
  mode: Mode
  bar: Bar
  private readonly notices = el('div', { class: 'ed-notices' })
  private readonly find: FindPanel

  constructor (readonly root: HTMLElement, readonly options: Options, private readonly parts: Parts) {
    this.mode = parts.modes[0] ?? 'reading'
    this.find = new FindPanel(this)
    const place = el('div', { class: 'ed-text' })
    this.view = new EditorView({ mount: place }, {
      state: EditorState.create({ doc: parts.doc, plugins: [
        ...parts.plugins(this), picker(parts.small ? smallTriggers(this) : triggers(this)), searching(), typingRules(), this.keys(), ...editorKeys(), history({ depth: 2_000, newGroupDelay: 500 }), tasks(), footnotes(), imagePlaces(this), linkClicks(),
        dropCursor({ color: false, class: 'ed-drop' }), gapCursor(), tableEditing(), hint(parts.small ? '' : 'Write, or type / for blocks')
      ] }),
      clipboardParser: pasteParser(), transformPastedHTML: quiet,
      editable: () => this.mode !== 'reading',
      attributes: () => ({ class: `prose ed-prose${parts.small ? ' body' : ''}`, role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label, spellcheck: 'true', ...(this.mode === 'reading' ? { 'aria-readonly': 'true', tabindex: '0' } : {}) }),
      dispatchTransaction: tr => this.dispatch(tr),
      handleDoubleClickOn: (_v, _pos, n, at) => { if (n.type === node.image) void describeImage(this, at); return n.type === node.image }
    })
    this.bar = this.makeBar()
    root.replaceChildren(this.bar.dom, this.find.dom, this.notices, place)
    root.dataset.mode = this.mode
    root.classList.add('ed')
  }

  private keys () {
    return keymap({
      'Mod-k': () => { void editLink(this); return true }, 'Mod-f': () => { this.find.open(); return true }, 'Mod-h': () => { this.find.open(); return true },
      'Alt-F10': () => { this.bar.focus(); return true }, 'Mod-Alt-m': () => { this.parts.actions(this).comment?.(); return true },
      Enter: state => { const { selection } = state; if ('node' in selection && (selection.node as Node).type === node.image) { void describeImage(this, selection.from); return true } return false }
    })
  }

  private dispatch (tr: Transaction) {
    const made = this.parts.dispatch ? this.parts.dispatch(tr, this) : tr
    if (!made || this.view.isDestroyed) return
    const { state, transactions } = this.view.state.applyTransaction(made)
    this.view.updateState(state)
    this.bar?.update()
    this.parts.applied?.(transactions)
  }

  /** What may be done here has changed. */
  setModes (modes: Mode[]) {
    this.parts.modes = modes
    if (!modes.includes(this.mode)) { this.mode = modes[0]!; this.root.dataset.mode = this.mode }
    this.bar.destroy()
    const bar = this.makeBar()
    this.bar.dom.replaceWith(bar.dom)
    this.bar = bar
    this.view.setProps({})
  }

  private makeBar () { return new Bar(this, { find: () => this.find.open(), comment: null, modes: this.parts.modes, ...this.parts.actions(this) }) }

  setMode (mode: Mode) {
    if (mode === this.mode || !this.parts.modes.includes(mode)) return
    this.mode = mode
    this.root.dataset.mode = mode
    this.view.setProps({})
    this.bar.update()
    this.say(mode === 'reading' ? 'You are reading. Nothing you type changes the text.' : mode === 'suggesting' ? 'What you write and delete is a suggestion now.' : 'What you write changes the text now.')
    this.tell('mode', { mode })
  }

  say (words: string) { say(words) }

  tell (name: string, detail?: unknown) { return this.root.dispatchEvent(new CustomEvent(`editor:${name}`, { bubbles: true, cancelable: true, detail })) }

  notice (words: string, ...buttons: HTMLElement[]) {
    const line: HTMLElement = el('div', { class: 'ed-notice', role: 'status' }, el('p', {}, words), el('div', { class: 'actions' }, ...buttons, el('button', { type: 'button', class: 'button small quiet', onclick: () => line.remove() }, 'Close')))
    this.notices.append(line)
    return line
  }

  destroy () { this.bar.destroy(); this.view.destroy() }
}
