import { Node } from 'prosemirror-model'
import { schema, schemaFrom } from './schema.mjs'
import { Random, doc as randomDoc, longDoc } from './random.mjs'
import { halfCharacter, range } from './edits.mjs'
import { attempt } from './steps.mjs'

/** What a document answers when it is read: slices, resolved positions, words. */
export function readingVectors () {
  const r = new Random(99)
  return Array.from({ length: 120 }, (_, n) => {
    const doc = n % 30 === 0 ? longDoc(r) : randomDoc(r)
    return { doc: JSON.stringify(doc), size: doc.nodeSize, text: doc.textBetween(0, doc.content.size, '\n'), reads: Array.from({ length: 10 }, () => read(r, doc)) }
  })
}

function read (r, doc) {
  const [from, to] = range(r, doc)
  const at = doc.resolve(from)
  const slice = JSON.stringify(doc.slice(from, to))
  return {
    from, to,
    slice: halfCharacter(slice) ? null : slice,
    resolved: at.toString(), depth: at.depth, textOffset: at.textOffset, shared: at.sharedDepth(to),
    indexes: Array.from({ length: at.depth + 1 }, (_, d) => [at.index(d), at.indexAfter(d), at.start(d), at.end(d)]),
    nodeAt: doc.nodeAt(from)?.type.name ?? null,
    words: halfCharacter(JSON.stringify(doc.textBetween(from, to, '\n'))) ? null : doc.textBetween(from, to, '\n')
  }
}

/** A schema of letters around one content expression. */
const letters = expression => ({
  nodes: {
    doc: { content: expression }, a: { group: 'vowel letter' }, b: { group: 'letter' }, c: { group: 'letter' }, d: { content: 'a b*' }, e: { attrs: { id: {} } }, f: { content: '(d | a)+' },
    para: { content: 'text*' }, text: {}
  }
})

function randomExpression (r, depth = 0) {
  const n = r.next()
  const atom = depth > 2 || n < 0.45 ? r.pick(['a', 'b', 'c', 'd', 'e', 'f', 'letter', 'vowel', 'para'])
    : n < 0.7 ? `(${randomExpression(r, depth + 1)} ${randomExpression(r, depth + 1)})`
      : `(${randomExpression(r, depth + 1)} | ${randomExpression(r, depth + 1)})`
  return atom + r.pick(['', '', '', '*', '+', '?', '{2}', '{1,2}', '{2,}', '{0,3}'])
}

/** Expressions, and what they say to rows of nodes: whether it fits, what has to be filled in, what wraps. */
export function contentVectors () {
  const r = new Random(5)
  return Array.from({ length: 400 }, () => {
    const expression = Array.from({ length: r.between(1, 3) }, () => randomExpression(r)).join(' ')
    const made = attempt(() => schemaFrom(letters(expression)))
    const entry = { schema: JSON.stringify(letters(expression)), ok: !!made }
    return made ? { ...entry, ...contentAnswers(r, made) } : entry
  })
}

function contentAnswers (r, made) {
  const match = made.topNodeType.contentMatch
  const rows = Array.from({ length: 12 }, () => Array.from({ length: r.below(5) }, () => r.pick(['a', 'b', 'c', 'd', 'f', 'para'])))
  return {
    defaultType: match.defaultType?.name ?? null,
    wrappings: Object.keys(made.nodes).map(name => [name, match.findWrapping(made.nodes[name])?.map(t => t.name) ?? null]),
    rows: rows.map(row => {
      const content = made.nodes.para.create(null, row.map(name => made.nodes[name].create())).content
      const after = match.matchFragment(content)
      return { row, fits: !!after?.validEnd, fill: filled(match.fillBefore(content, true)), rest: after ? filled(after.fillBefore(made.nodes.para.create().content, true)) : null }
    })
  }
}

const filled = fragment => fragment && JSON.stringify(fragment.toJSON() ?? [])

const markFile = {
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*', marks: 'strong em plain' }, text: {} },
  marks: { remark: { attrs: { id: {} }, excludes: '' }, user: { attrs: { id: {} }, excludes: '_' }, strong: { excludes: 'quiet' }, em: { group: 'quiet' }, plain: {}, loud: { excludes: 'strong quiet' } }
}

/** Sets of marks, and what adding and taking away one gives. */
export function markVectors () {
  const r = new Random(3)
  const made = schemaFrom(markFile)
  const any = () => { const name = r.pick(Object.keys(made.marks)); return made.mark(name, name === 'remark' || name === 'user' ? { id: r.between(1, 2) } : null) }
  const cases = Array.from({ length: 400 }, () => {
    let set = []
    for (let n = r.below(5); n > 0; n--) set = any().addToSet(set)
    const mark = any()
    return { set: JSON.stringify(set), mark: JSON.stringify(mark), added: JSON.stringify(mark.addToSet(set)), removed: JSON.stringify(mark.removeFromSet(set)), allowed: made.nodes.paragraph.allowsMarks(set) }
  })
  return { schema: JSON.stringify(markFile), cases }
}

/** JSON that is no document. */
export function refusedVectors () {
  const text = (more = {}) => ({ type: 'text', text: 'x', ...more })
  const drawn = [
    null, 1, 'doc', [], {}, { type: 'none' }, { type: 'text' }, { type: 'text', text: 1 }, { type: 'text', text: '' }, { type: 'doc', content: 1 }, { type: 'doc', content: {} }, { type: 'doc', content: 'x' },
    { type: 'doc', content: [null] }, { type: 'doc', content: [[]] }, { type: 'doc', content: [{ type: 'none' }] }, text({ marks: {} }), text({ marks: 'strong' }), text({ marks: [{}] }), text({ marks: [{ type: 'none' }] }),
    text({ marks: [{ type: 'link' }] }), text({ marks: [{ type: 'comment', attrs: {} }] }), { type: 'image' }, { type: 'image', attrs: { alt: 'x' } }, { type: 'mention' }, { type: 'thing_link', attrs: { tool: 'risks' } },
    { type: 'heading', attrs: { level: 1 }, content: [{}] }, { type: 'paragraph', marks: [null] }, { type: 'toString' }, { type: '__proto__' }, { type: 'constructor' }
  ]
  return drawn.filter(json => !attempt(() => { Node.fromJSON(schema, json).check(); return true })).map(json => JSON.stringify(json))
}
