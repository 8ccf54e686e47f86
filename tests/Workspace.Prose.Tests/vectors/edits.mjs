import { Fragment, Slice } from 'prosemirror-model'
import {
  AddMarkStep, AddNodeMarkStep, AttrStep, DocAttrStep, RemoveMarkStep, RemoveNodeMarkStep, ReplaceAroundStep, ReplaceStep, Step, Transform, findWrapping, liftTarget
} from 'prosemirror-transform'
import { schema } from './schema.mjs'
import { block, doc as randomDoc, inlines, mark, text } from './random.mjs'

/** A position, and one after it that is usually near. */
export function range (r, doc) {
  const size = doc.content.size
  const from = r.below(size + 1)
  return [from, r.chance(0.3) ? from : Math.min(size, from + (r.chance(0.8) ? r.below(12) : r.below(size)))]
}

function nodePos (r, doc) {
  const found = []
  doc.descendants((node, pos) => { found.push(pos) })
  return r.pick(found)
}

/** What an editor does, through the reference's own transforms. */
const intended = [
  (tr, r) => { const [a, b] = range(r, tr.doc); tr.replaceWith(a, b, schema.text(text(r))) },
  (tr, r) => { const [a] = range(r, tr.doc); tr.insert(a, schema.text(r.pick(['a', 'b', ' ', '😀']))) },
  (tr, r) => { const [a, b] = range(r, tr.doc); tr.delete(a, b) },
  (tr, r) => { const [a, b] = range(r, tr.doc); tr.deleteRange(a, b) },
  (tr, r) => { const [a, b] = range(r, tr.doc); const other = randomDoc(r, 3); const [c, d] = range(r, other); tr.replaceRange(a, b, other.slice(c, d)) },
  (tr, r) => { const [a, b] = range(r, tr.doc); const other = randomDoc(r, 3); const [c, d] = range(r, other); tr.replace(a, b, other.slice(c, d)) },
  (tr, r) => { const [a, b] = range(r, tr.doc); tr.replaceRangeWith(a, b, r.chance(0.5) ? block(r, 2) : schema.node('hard_break')) },
  (tr, r) => { const [a] = range(r, tr.doc); tr.split(a, r.between(1, 2)) },
  (tr, r) => { const [a] = range(r, tr.doc); tr.join(a) },
  (tr, r) => { const [a, b] = range(r, tr.doc); const around = tr.doc.resolve(a).blockRange(tr.doc.resolve(b)); const target = around && liftTarget(around); if (target != null) tr.lift(around, target) },
  (tr, r) => {
    const [a, b] = range(r, tr.doc); const around = tr.doc.resolve(a).blockRange(tr.doc.resolve(b))
    const wrapping = around && findWrapping(around, schema.nodes[r.pick(['blockquote', 'bullet_list', 'ordered_list', 'callout', 'task_list'])])
    if (wrapping) tr.wrap(around, wrapping)
  },
  (tr, r) => { const [a, b] = range(r, tr.doc); const type = r.pick(['paragraph', 'heading', 'code_block']); tr.setBlockType(a, b, schema.nodes[type], type === 'heading' ? { level: r.between(1, 4) } : null) },
  (tr, r) => { tr.setNodeMarkup(nodePos(r, tr.doc), r.chance(0.5) ? null : schema.nodes.paragraph, null) },
  (tr, r) => { const [a, b] = range(r, tr.doc); tr.addMark(a, b, mark(r)) },
  (tr, r) => { const [a, b] = range(r, tr.doc); tr.removeMark(a, b, r.chance(0.5) ? mark(r) : r.chance(0.5) ? schema.marks.strong : undefined) },
  (tr, r) => { tr.addNodeMark(nodePos(r, tr.doc), mark(r)) },
  (tr, r) => { const pos = nodePos(r, tr.doc); const node = tr.doc.nodeAt(pos); tr.removeNodeMark(pos, node.marks[0] ?? mark(r)) },
  (tr, r) => { const [name, value] = r.pick([['level', 3], ['checked', true], ['order', 4], ['kind', 'warning'], ['alt', 'Other'], ['colspan', 2], ['colwidth', [90, 90]]]); tr.setNodeAttribute(nodePos(r, tr.doc), name, value) }
]

/** A transform with one intended edit that worked; the reference throws where it does not. */
export function edited (r, doc) {
  for (let n = 0; n < 50; n++) {
    const tr = new Transform(doc)
    try { r.pick(intended)(tr, r) } catch { continue }
    if (tr.docChanged) return tr
  }
  return new Transform(doc)
}

/** Typing, deleting and splitting only: the edits that meet each other when people write at once. */
export function typed (r, doc) {
  for (let n = 0; n < 50; n++) {
    const tr = new Transform(doc)
    try { intended[r.pick([0, 1, 1, 1, 2, 2, 7, 8, 13])](tr, r) } catch { continue }
    if (tr.docChanged) return tr
  }
  return new Transform(doc)
}

function anySlice (r, doc) {
  const n = r.next()
  if (n < 0.25) return Slice.empty
  if (n < 0.5) return new Slice(Fragment.from(schema.text(text(r))), 0, 0)
  if (n < 0.6) return new Slice(Fragment.from(block(r, 2)), r.below(2), r.below(2))
  if (n < 0.7) return new Slice(inlines(r), 0, 0)
  const [a, b] = range(r, doc)
  return doc.slice(a, b)
}

/** Steps nobody would make: most of them have to be refused. */
const wild = [
  (r, doc) => { const [a, b] = range(r, doc); return new ReplaceStep(a, b, anySlice(r, doc), r.chance(0.2)) },
  (r, doc) => { const [a, b] = range(r, doc); return new ReplaceStep(a, b, anySlice(r, doc)) },
  (r, doc) => {
    const [a, b] = range(r, doc); const [c, d] = [r.between(a, b), r.between(a, b)].sort((x, y) => x - y)
    const slice = anySlice(r, doc)
    return new ReplaceAroundStep(a, b, c, d, slice, r.between(0, Math.max(0, slice.size)), r.chance(0.5))
  },
  (r, doc) => {
    const pos = nodePos(r, doc); const node = doc.nodeAt(pos); const end = pos + node.nodeSize
    const around = schema.nodes[r.pick(['blockquote', 'callout', 'paragraph', 'heading', 'list_item', 'bullet_list'])].create()
    return r.chance(0.5) || node.isLeaf
      ? new ReplaceAroundStep(pos, end, pos, end, new Slice(Fragment.from(around), 0, 0), 1, true)
      : new ReplaceAroundStep(pos, end, pos + 1, end - 1, r.chance(0.5) ? Slice.empty : new Slice(Fragment.from(around), 0, 0), 0, r.chance(0.8))
  },
  (r, doc) => { const [a, b] = range(r, doc); return new AddMarkStep(a, b, mark(r)) },
  (r, doc) => { const [a, b] = range(r, doc); return new RemoveMarkStep(a, b, mark(r)) },
  (r, doc) => new AddNodeMarkStep(r.chance(0.9) ? nodePos(r, doc) : r.below(doc.content.size + 3), mark(r)),
  (r, doc) => new RemoveNodeMarkStep(r.chance(0.9) ? nodePos(r, doc) : r.below(doc.content.size + 3), mark(r)),
  (r, doc) => new AttrStep(r.chance(0.9) ? nodePos(r, doc) : r.below(doc.content.size + 3), r.pick(['level', 'checked', 'order', 'none', 'align']), r.pick([1, 2, 'x', null, true, [1, 2]])),
  (r, doc) => new DocAttrStep(r.pick(['owner', 'level']), r.pick([1, 'me', null])),
  (r, doc) => new ReplaceStep(doc.content.size, doc.content.size + r.between(1, 9), Slice.empty)
]

export function wildStep (r, doc) { return Step.fromJSON(schema, JSON.parse(JSON.stringify(r.pick(wild)(r, doc).toJSON()))) }

/** Half a character in the JSON: our side refuses to read that, whatever the reference does with it. */
export const halfCharacter = json => /\\ud[89a-f]/i.test(json)
