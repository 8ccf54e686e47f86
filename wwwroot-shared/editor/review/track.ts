// Suggesting: what somebody writes and deletes is marked as theirs, and the text without their marks stays as it was.
import type { Mark, Node, Slice } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep } from 'prosemirror-transform'
import { mark } from '../schema'

export interface Author { person: string, now: () => Date }

/** The change as suggestions; null where it is of a kind that cannot be suggested. */
export function tracked (tr: Transaction, state: EditorState, author: Author): Transaction | null {
  const out = state.tr
  let caret: number | null = null
  for (const [i, step] of tr.steps.entries()) {
    const back = new Mapping(tr.mapping.maps.slice(0, i).reverse().map(m => m.invert())), at = (p: number, assoc: number) => out.mapping.map(back.map(p, assoc), assoc)
    if ((step instanceof AddMarkStep || step instanceof RemoveMarkStep) && step.mark.type === mark.comment) { const mapped = step.map(back)?.map(out.mapping); if (mapped) out.step(mapped) } else if (step instanceof ReplaceStep) caret = replace(out, at(step.from, 1), at(step.to, -1), step.slice, author, state)
    else return null
  }
  if (caret !== null) out.setSelection(TextSelection.near(out.doc.resolve(Math.min(caret, out.doc.content.size)), -1))
  for (const name of ['uiEvent', 'paste', 'composition', 'addToHistory']) if (tr.getMeta(name) !== undefined) out.setMeta(name, tr.getMeta(name))
  return out.scrollIntoView()
}

function replace (out: Transaction, from: number, to: number, slice: Slice, author: Author, before: EditorState) {
  to = Math.max(from, to)
  const marks = marksAt(out.doc, from, to, author), start = out.mapping.maps.length
  const forwards = before.selection.empty && before.selection.from === from && slice.size === 0
  if (to > from) strike(out, from, to, marks)
  const end = out.mapping.slice(start).map(to), head = out.mapping.slice(start).map(from, -1)
  if (slice.size === 0) return forwards ? end : head
  const at = to > from ? end : head, size = out.doc.content.size
  out.replace(at, at, slice)
  const until = at + out.doc.content.size - size
  underline(out, at, until, marks)
  return until
}

/** One of mine beside it goes on: a word that is typed is one suggestion, and so is a word in the place of another. */
function marksAt (doc: Node, from: number, to: number, { person, now }: Author) {
  const near = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter, doc.resolve(from).nodeAfter].flatMap(n => n?.marks ?? []).find(m => suggests(m) && m.attrs.person === person)
  const attrs = near?.attrs ?? { id: crypto.randomUUID(), person, at: now().toISOString() }
  return { added: mark.insertion.create(attrs), removed: mark.deletion.create(attrs) }
}

export const suggests = (m: Mark) => m.type === mark.insertion || m.type === mark.deletion
const mine = (n: Node, person: string) => n.marks.some(m => m.type === mark.insertion && m.attrs.person === person)

function strike (out: Transaction, from: number, to: number, { removed }: { removed: Mark }) {
  const doomed: Array<[number, number]> = [], struck: Array<[number, number]> = [], blocks: number[] = [], person = removed.attrs.person as string
  out.doc.nodesBetween(from, to, (n, pos) => {
    const a = Math.max(from, pos), b = Math.min(to, pos + n.nodeSize), whole = pos >= from && pos + n.nodeSize <= to
    if (n.isInline) { (mine(n, person) ? doomed : struck).push([a, b]); return false }
    if (!whole) return true
    if (mine(n, person) && !hasForeign(n, person)) { doomed.push([a, b]); return false }
    if (!n.marks.some(m => m.type === mark.deletion) && n.type.spec.tableRole === undefined) blocks.push(pos)
    return true
  })
  for (const [a, b] of struck) if (!out.doc.rangeHasMark(a, b, mark.deletion) || unmarked(out.doc, a, b)) out.addMark(a, b, removed)
  for (const pos of blocks) out.addNodeMark(pos, removed)
  for (const [a, b] of doomed.reverse()) out.delete(a, b)
}

const unmarked = (doc: Node, from: number, to: number) => { let found = false; doc.nodesBetween(from, to, n => { found ||= n.isInline && !mark.deletion.isInSet(n.marks); return true }); return found }
const hasForeign = (block: Node, person: string) => { let found = false; block.descendants(n => { found ||= n.isInline && !mine(n, person); return !found }); return found }

function underline (out: Transaction, from: number, to: number, { added }: { added: Mark }) {
  const blocks: number[] = []
  out.removeMark(from, to, mark.deletion).removeMark(from, to, mark.insertion).addMark(from, to, added)
  out.doc.nodesBetween(from, to, (n, pos) => { if (!n.isInline && pos >= from && pos < to) blocks.push(pos); return !n.isInline })
  for (const pos of blocks) out.addNodeMark(pos, added)
}
