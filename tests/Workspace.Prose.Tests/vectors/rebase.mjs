import { rebaseSteps } from 'prosemirror-collab'
import { Transform } from 'prosemirror-transform'
import { Random, doc as randomDoc, longDoc } from './random.mjs'
import { edited, halfCharacter, typed } from './edits.mjs'
import { attempt } from './steps.mjs'

/** Several edits, one after the other, as one transform. */
function batch (r, doc, edit) {
  const tr = new Transform(doc)
  for (let n = r.between(1, 4); n > 0; n--) {
    const next = edit(r, tr.doc)
    for (const step of next.steps) tr.step(step)
  }
  return tr
}

/** What prosemirror-collab makes of unconfirmed steps when others' steps arrive. */
function rebased (doc, mine, over) {
  const tr = new Transform(mine.doc)
  const own = mine.steps.map((step, index) => ({ step, inverted: step.invert(mine.docs[index]), origin: { index } }))
  const kept = rebaseSteps(own, over.steps, tr)
  const base = own.length ? tr.docs[own.length] ?? tr.doc : doc
  return base.eq(doc) ? { kept, doc: tr.doc } : null
}

export function rebaseVectors () {
  const r = new Random(1121)
  const cases = []
  let skipped = 0
  while (cases.length < 1000) {
    const doc = cases.length % 100 === 0 ? longDoc(r) : randomDoc(r, 3)
    const edit = r.chance(0.6) ? typed : edited
    const [mine, over] = [batch(r, doc, edit), batch(r, doc, edit)]
    const result = mine.docChanged && over.docChanged && attempt(() => rebased(doc, mine, over))
    const entry = result && {
      doc: JSON.stringify(doc),
      batch: mine.steps.map(s => JSON.stringify(s)),
      since: over.steps.map(s => JSON.stringify(s)),
      kept: result.kept.map(k => ({ index: k.origin.index, step: JSON.stringify(k.step) })),
      result: JSON.stringify(result.doc)
    }
    if (entry && !halfCharacter(JSON.stringify(entry).replaceAll('\\\\', '\\'))) cases.push(entry); else skipped++
  }
  console.log(`rebase: ${skipped} drawn cases left out (no change, half characters, or the reference throws)`)
  return cases
}
