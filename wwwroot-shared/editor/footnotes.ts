// A footnote is a number in the text; its words are written in a small box beside it.
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState, NodeSelection, Plugin, Selection } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { EditorView, type NodeView } from 'prosemirror-view'
import { redo, undo } from 'prosemirror-history'
import { style } from './commands'
import { el, newId } from './make'
import { node as nodes, schema } from './schema'

// Not by a map: an insertion at the very beginning stays before what a map puts there.
const moved = (step: Step, by: number) => Step.fromJSON(schema, Object.fromEntries(Object.entries(step.toJSON() as object).map(([k, v]) => [k, typeof v === 'number' && ['from', 'to', 'gapFrom', 'gapTo', 'pos'].includes(k) ? v + by : v])))

class FootnoteView implements NodeView {
  readonly dom: HTMLElement
  private inner: EditorView | null = null
  private box: HTMLElement | null = null

  constructor (private node: Node, private readonly outer: EditorView, private readonly pos: () => number | undefined) {
    const button = el('button', { type: 'button', class: 'ed-note-number', 'aria-haspopup': 'dialog', onclick: () => { const at = this.pos(); if (at !== undefined) this.outer.dispatch(this.outer.state.tr.setSelection(NodeSelection.create(this.outer.state.doc, at))) } })
    this.dom = el('sup', { class: 'footnote' }, button)
    this.label()
  }

  private label () { this.dom.firstElementChild!.setAttribute('aria-label', `Footnote: ${this.node.textContent || 'empty'}`) }

  selectNode () { this.dom.classList.add('ProseMirror-selectednode'); if (!this.inner) this.open() }
  deselectNode () { this.dom.classList.remove('ProseMirror-selectednode'); this.close() }

  private open () {
    const id = newId('note')
    const place = el('div')
    this.box = el('div', { class: 'ed-note-box', role: 'dialog', 'aria-labelledby': id }, el('p', { id }, 'Footnote'), place)
    this.dom.append(this.box)
    this.inner = new EditorView(place, {
      state: EditorState.create({ doc: this.node, plugins: [keymap({ 'Mod-z': () => undo(this.outer.state, this.outer.dispatch), 'Mod-y': () => redo(this.outer.state, this.outer.dispatch), 'Mod-b': style.strong, 'Mod-i': style.emphasis, Enter: this.leave, Escape: this.leave })] }),
      editable: () => this.outer.editable, attributes: { role: 'textbox', 'aria-label': 'Words of the footnote', 'aria-multiline': 'false', class: 'ed-note-words' },
      dispatchTransaction: tr => {
        const { state, transactions } = this.inner!.state.applyTransaction(tr)
        this.inner!.updateState(state)
        if (tr.getMeta('from outside')) return
        const out = this.outer.state.tr, at = this.pos()
        if (at === undefined) return
        for (const t of transactions) for (const step of t.steps) out.step(moved(step, at + 1))
        if (out.docChanged) this.outer.dispatch(out)
      },
      handleDOMEvents: { mousedown: () => { if (this.outer.hasFocus()) this.inner!.focus() } }
    })
    const over = this.box.getBoundingClientRect().right - document.documentElement.clientWidth + 8
    if (over > 0) this.box.style.left = `${-over}px`
    // At once, before the next key: it would take the place of the note. And again when all is drawn.
    const focus = () => { if (this.inner && !this.inner.hasFocus()) this.inner.focus() }
    queueMicrotask(focus)
    requestAnimationFrame(focus)
  }

  private readonly leave = () => {
    const at = this.pos()
    if (at !== undefined) this.outer.dispatch(this.outer.state.tr.setSelection(Selection.near(this.outer.state.doc.resolve(at + this.node.nodeSize), 1)))
    this.outer.focus()
    return true
  }

  private close () { this.inner?.destroy(); this.inner = null; this.box?.remove(); this.box = null }

  update (node: Node) {
    if (!node.sameMarkup(this.node)) return false
    this.node = node
    this.label()
    const inner = this.inner, state = inner?.state, start = inner ? node.content.findDiffStart(state!.doc.content) : null
    if (inner && state && start !== null) {
      let { a, b } = node.content.findDiffEnd(state.doc.content)!
      const overlap = start - Math.min(a, b)
      if (overlap > 0) { a += overlap; b += overlap }
      inner.dispatch(state.tr.replace(start, b, node.slice(start, a)).setMeta('from outside', true))
    }
    return true
  }

  stopEvent (e: Event) { return this.box?.contains(e.target as globalThis.Node) === true }
  ignoreMutation () { return true }
  destroy () { this.close() }
}

export const footnotes = () => new Plugin({ props: { nodeViews: { [nodes.footnote.name]: (n, v, pos) => new FootnoteView(n, v, pos) } } })
