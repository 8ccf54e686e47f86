// Writes data/*.json.gz: what prosemirror-model, prosemirror-transform and prosemirror-collab answer, for the C# engine to answer alike.
// usage: npm ci && npm run generate      The seeds are fixed: the same packages give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { ReplaceStep } from 'prosemirror-transform'
import { mappingVectors } from './mapping.mjs'
import { contentVectors, markVectors, readingVectors, refusedVectors } from './model.mjs'
import { rebaseVectors } from './rebase.mjs'
import { mergeVectors, stepVectors } from './steps.mjs'
import { suiteContentVectors, suiteMergeVectors, suiteStepVectors } from './suites.mjs'

ReplaceStep.MAP_BIAS = -1 // as the product sets it on both sides

const out = new URL('./data/', import.meta.url)
mkdirSync(out, { recursive: true })

function write (name, vectors, count) {
  const bytes = gzipSync(JSON.stringify(vectors), { level: 9 })
  bytes[9] = 255 // the operating system in the gzip header
  writeFileSync(new URL(`${name}.json.gz`, out), bytes)
  console.log(`${name}: ${count} cases, ${Math.round(bytes.length / 1024)} kB`)
}

const steps = stepVectors()
const all = steps.flatMap(d => d.cases)
write('steps', steps, `${all.length} (${all.filter(c => c.ok).length} accepted, ${all.filter(c => !c.ok).length} refused)`)
const kinds = {}
for (const c of all) { const kind = JSON.parse(c.step).stepType; kinds[kind] ??= [0, 0]; kinds[kind][c.ok ? 0 : 1]++ }
console.log(kinds)
const merge = mergeVectors()
write('merge', merge, `${merge.length} (${merge.filter(c => c.merged).length} merged)`)
const rebase = rebaseVectors()
write('rebase', rebase, `${rebase.length} (${rebase.filter(c => c.kept.length < c.batch.length).length} with dropped steps)`)
const mapping = mappingVectors()
write('mapping', mapping, mapping.length)
const model = { readings: readingVectors(), contents: contentVectors(), marks: markVectors(), refused: refusedVectors() }
write('model', model, `${model.readings.length * 10} readings, ${model.contents.length} expressions (${model.contents.filter(c => c.ok).length} understood), ${model.marks.cases.length} sets of marks, ${model.refused.length} refused documents`)
const suites = { steps: suiteStepVectors(), merges: suiteMergeVectors(), ...suiteContentVectors() }
write('suites', suites, `${suites.steps.length} steps, ${suites.merges.length} merges, ${suites.matches.length} matches, ${suites.fills.length} fills`)
