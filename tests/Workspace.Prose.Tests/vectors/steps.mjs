import { AddMarkStep, RemoveMarkStep, Step } from 'prosemirror-transform'
import { schema } from './schema.mjs'
import { Random, doc as randomDoc, longDoc, mark } from './random.mjs'
import { edited, halfCharacter, typed, wildStep } from './edits.mjs'

/** What the reference makes of a step: verdict, document, map, inverse, and what the inverse gives. */
export function outcome (doc, step) {
  const result = attempt(() => step.apply(doc))
  if (!result?.doc) return { ok: false }
  const inverse = attempt(() => step.invert(doc))
  const back = inverse && attempt(() => inverse.apply(result.doc))
  return {
    ok: true,
    result: JSON.stringify(result.doc),
    valid: attempt(() => { result.doc.check(); return true }) ?? false,
    map: step.getMap().toString(),
    inverse: inverse ? JSON.stringify(inverse) : null,
    undone: !!back?.doc && back.doc.eq(doc)
  }
}

export function attempt (f) { try { return f() } catch { return null } }

export function stepVectors () {
  const r = new Random(20261121)
  const docs = []
  for (let n = 0; n < 260; n++) {
    const doc = n % 26 === 0 ? longDoc(r) : randomDoc(r)
    const entry = { doc: JSON.stringify(doc), cases: [] }
    const add = step => {
      const json = JSON.stringify(step)
      if (halfCharacter(json)) return
      const read = attempt(() => Step.fromJSON(schema, JSON.parse(json)))
      if (read) entry.cases.push({ step: json, ...outcome(doc, read) })
    }
    for (let i = 0; i < 9; i++) add(edited(r, doc).steps[0] ?? wildStep(r, doc))
    for (let i = 0; i < 8; i++) add(wildStep(r, doc))
    docs.push(entry)
    addInverses(r, docs, doc)
  }
  return docs
}

/** Inverses are steps too: sets of mark steps come about only as these. */
function addInverses (r, docs, doc) {
  const wide = new (r.chance(0.5) ? AddMarkStep : RemoveMarkStep)(r.below(5), doc.content.size - r.below(5), mark(r))
  for (const step of [edited(r, doc).steps[0], wide]) {
    const after = step && attempt(() => step.apply(doc).doc)
    const inverse = after && attempt(() => Step.fromJSON(schema, JSON.parse(JSON.stringify(step.invert(doc)))))
    const json = inverse && JSON.stringify(inverse)
    if (json && !halfCharacter(json) && !halfCharacter(JSON.stringify(after))) docs.push({ doc: JSON.stringify(after), cases: [{ step: json, ...outcome(after, inverse) }] })
  }
}

export function mergeVectors () {
  const r = new Random(7)
  const cases = []
  while (cases.length < 500) {
    const doc = randomDoc(r, 3)
    const first = typed(r, doc).steps[0]
    const after = first && first.apply(doc).doc
    const second = after && nextTo(r, first, after)
    if (!second) continue
    const merged = first.merge(second)
    const json = [first, second, merged].map(s => s && JSON.stringify(s))
    if (!json.some(j => j && halfCharacter(j))) cases.push({ first: json[0], second: json[1], merged: json[2] })
  }
  return cases
}

/** Half of the second steps go on where the first ended: these are the ones that merge. */
function nextTo (r, first, doc) {
  if (r.chance(0.5) && first.slice) {
    const at = first.from + (r.chance(0.7) ? first.slice.size : 0)
    const json = { stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text: 'm' }] } }
    if (r.chance(0.3)) return Step.fromJSON(schema, { stepType: 'replace', from: Math.max(0, at - 1), to: at })
    return Step.fromJSON(schema, json)
  }
  if (r.chance(0.5) && first.mark) return Step.fromJSON(schema, { ...first.toJSON(), from: Math.max(0, first.to - r.below(3)), to: first.to + 2 })
  return typed(r, doc).steps[0]
}
