// Words of a text on the page as a quote that leads back to them: those that are selected in it, or its beginning.
import { DOMParser, type Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { el } from './make'
import { node, schema } from './schema'

const Most = 1_500

/** What of this text is quoted. */
export function quoteOf (source: HTMLElement, lead: string, href: string): Node {
  const picked = selectedIn(source), held = el('div', {}, picked ?? source.cloneNode(true))
  for (const e of held.querySelectorAll('blockquote, .hidden-text, .callout-word, img, .footnotes')) e.remove() // quotes of quotes lead nowhere
  for (const e of held.querySelectorAll('.mention, .thing')) e.replaceWith(e.textContent ?? '') // nobody is called a second time
  const read = DOMParser.fromSchema(schema).parse(held), kept: Node[] = []
  for (let i = 0, size = 0; i < read.childCount && size < Most; size += read.child(i).textContent.length, i++) kept.push(read.child(i))
  if (kept.length < read.childCount) kept.push(node.paragraph.create(null, schema.text('…')))
  const who = node.paragraph.create(null, [schema.text(lead, [schema.mark('link', { href })]), schema.text(':')])
  return node.blockquote.create(null, [who, ...kept.filter(n => node.blockquote.contentMatch.matchType(n.type))])
}

function selectedIn (source: HTMLElement) {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  return source.contains(range.commonAncestorContainer) ? range.cloneContents() : null
}

/** Puts it where the writer is, or at the end, with an empty line to go on. */
export function insertQuote (view: EditorView, quote: Node) {
  const { state } = view, last = state.doc.lastChild!, empty = last.type === node.paragraph && last.content.size === 0
  const at = empty ? state.doc.content.size - last.nodeSize : state.doc.content.size, tr = state.tr
  if (empty) tr.replaceWith(at, state.doc.content.size, [quote, node.paragraph.create()])
  else tr.insert(at, [quote, node.paragraph.create()])
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.doc.content.size - 1)).scrollIntoView())
  view.focus()
}
