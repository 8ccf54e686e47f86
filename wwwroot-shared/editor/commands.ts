// What a person can do to blocks and words, each as a ProseMirror command.
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import type { Attrs, MarkType, Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import { NodeSelection, Selection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { mark, node } from './schema'

export const lists: Array<[NodeType, NodeType]> = [[node.bullet_list, node.list_item], [node.ordered_list, node.list_item], [node.task_list, node.task_item]]
const itemOf = (list: NodeType) => lists.find(l => l[0] === list)?.[1]

export function ancestor ($pos: ResolvedPos, is: (n: Node) => boolean) {
  for (let d = $pos.depth; d > 0; d--) if (is($pos.node(d))) return { node: $pos.node(d), pos: $pos.before(d), depth: d }
  return null
}

export const listAround = (state: EditorState) => ancestor(state.selection.$from, n => itemOf(n.type) !== undefined)
export const within = (state: EditorState, type: NodeType, attrs?: Attrs) => ancestor(state.selection.$from, n => n.type === type && (!attrs || Object.entries(attrs).every(([k, v]) => n.attrs[k] === v))) !== null

export function markActive (state: EditorState, type: MarkType) {
  const { from, to, empty, $from } = state.selection
  return empty ? !!type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type)
}

/** Several commands as one change. */
export const both = (...commands: Command[]): Command => (state, dispatch) => {
  let now = state
  const tr = state.tr
  for (const command of commands) {
    let made: Transaction | null = null
    if (!command(now, t => { made = t })) return false
    for (const step of (made as Transaction | null)?.steps ?? []) tr.step(step)
    now = now.apply(made!)
  }
  dispatch?.(tr.setSelection(Selection.fromJSON(tr.doc, now.selection.toJSON())).scrollIntoView())
  return true
}

/** Into a list of this kind, out of it, or from one kind to another; the words stay where they are. */
export const toggleList = (list: NodeType): Command => (state, dispatch) => {
  const item = itemOf(list)!, around = listAround(state)
  if (!around) return wrapInList(list)(state, dispatch)
  if (around.node.type === list) return liftListItem(item)(state, dispatch)
  if (itemOf(around.node.type) === item) { dispatch?.(state.tr.setNodeMarkup(around.pos, list)); return true }
  return both(liftListItem(itemOf(around.node.type)!), wrapInList(list))(state, dispatch)
}

export const toggleWrap = (type: NodeType, attrs?: Attrs): Command => (state, dispatch) => {
  const around = ancestor(state.selection.$from, n => n.type === type)
  if (!around) return wrapIn(type, attrs)(state, dispatch)
  if (attrs && Object.entries(attrs).some(([k, v]) => around.node.attrs[k] !== v)) { dispatch?.(state.tr.setNodeMarkup(around.pos, null, attrs)); return true }
  return lift(state, dispatch)
}

export const paragraph = setBlockType(node.paragraph)
export const heading = (level: number): Command => setBlockType(node.heading, { level })
export const codeBlock: Command = (state, dispatch) => (within(state, node.code_block) ? paragraph : setBlockType(node.code_block))(state, dispatch)

export const style = {
  strong: toggleMark(mark.strong), emphasis: toggleMark(mark.emphasis), underline: toggleMark(mark.underline), strike: toggleMark(mark.strike), code: toggleMark(mark.code), highlight: toggleMark(mark.highlight, { color: 'yellow' })
}

/** Words as they were before anybody made them bold. Comments, suggestions and links stay. */
export const plainWords: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection
  if (empty) return false
  if (dispatch) {
    const tr = state.tr
    for (const type of [mark.strong, mark.emphasis, mark.underline, mark.strike, mark.code, mark.highlight]) tr.removeMark(from, to, type)
    dispatch(tr)
  }
  return true
}

/** A block after the one the caret is in, or in the place of an empty one; the caret goes into it. */
export const insertBlock = (make: () => Node): Command => (state, dispatch) => {
  const { $from } = state.selection, block = make(), depth = $from.sharedDepth($from.end())
  for (let d = Math.min(depth, $from.depth); d >= 0; d--) {
    const parent = d > 0 ? $from.node(d - 1) : null
    if (!parent) return false
    const empty = $from.parent.content.size === 0 && d === $from.depth && $from.parent.type === node.paragraph
    const index = $from.index(d - 1)
    if (!parent.canReplaceWith(empty ? index : index + 1, index + 1, block.type)) continue
    if (dispatch) {
      const at = empty ? $from.before(d) : $from.after(d), tr = empty ? state.tr.replaceWith(at, $from.after(d), block) : state.tr.insert(at, block)
      const end = at + block.nodeSize
      if (!tr.doc.resolve(end).nodeAfter?.isTextblock && block.isAtom && parent.canReplaceWith(index + 1, index + 1, node.paragraph)) tr.insert(end, node.paragraph.create())
      tr.setSelection(block.isAtom ? Selection.near(tr.doc.resolve(end), 1) : TextSelection.near(tr.doc.resolve(at + 1)))
      dispatch(tr.scrollIntoView())
    }
    return true
  }
  return false
}

export const insertInline = (make: () => Node, select = false): Command => (state, dispatch) => {
  const made = make()
  if (!state.selection.$from.parent.inlineContent || !state.selection.$from.parent.type.contentMatch.matchType(made.type)) return false
  const tr = state.tr.replaceSelectionWith(made, true), at = tr.mapping.map(state.selection.from, -1)
  if (select && tr.doc.nodeAt(at)?.type === made.type) tr.setSelection(NodeSelection.create(tr.doc, at))
  dispatch?.(tr.scrollIntoView())
  return true
}

export const rule = insertBlock(() => node.horizontal_rule.create())
export const footnote = insertInline(() => node.footnote.create(), true)

export function table (rows = 3, columns = 3) {
  const cell = (type: NodeType) => type.create(null, node.paragraph.create())
  return insertBlock(() => node.table.create(null, Array.from({ length: rows }, (_, r) => node.table_row.create(null, Array.from({ length: columns }, () => cell(r ? node.table_cell : node.table_header))))))
}

export const toggleTask: Command = (state, dispatch) => {
  const task = ancestor(state.selection.$from, n => n.type === node.task_item)
  if (task) dispatch?.(state.tr.setNodeAttribute(task.pos, 'checked', !task.node.attrs.checked))
  return task !== null
}

export const alignCell = (align: string | null): Command => (state, dispatch) => {
  const cell = ancestor(state.selection.$from, n => n.type.spec.tableRole === 'cell' || n.type.spec.tableRole === 'header_cell')
  if (cell) dispatch?.(state.tr.setNodeAttribute(cell.pos, 'align', align))
  return cell !== null
}
