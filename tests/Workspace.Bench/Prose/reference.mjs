// Applies steps with prosemirror-transform and prints what it took. usage: node --expose-gc reference.mjs STEPS.json
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { schemaFrom, standardFile } from '../../Workspace.Prose.Tests/vectors/schema.mjs'

const require = createRequire(new URL('../../Workspace.Prose.Tests/vectors/schema.mjs', import.meta.url))
const { Step } = await import(require.resolve('prosemirror-transform').replace('.cjs', '.js'))

const input = JSON.parse(readFileSync(process.argv[2]))
const schema = schemaFrom(standardFile)
const start = schema.nodeFromJSON(input.doc)
const steps = input.steps.map(s => Step.fromJSON(schema, s))

let best = Infinity
let doc
for (let round = 0; round < input.rounds; round++) {
  doc = start
  const before = process.hrtime.bigint()
  for (const step of steps) doc = step.apply(doc).doc
  best = Math.min(best, Number(process.hrtime.bigint() - before))
}

const json = JSON.stringify(doc)
const text = doc.textBetween(0, doc.content.size, '\n')
globalThis.gc()
const held = process.memoryUsage().heapUsed
const copy = schema.nodeFromJSON(JSON.parse(json))
globalThis.gc()
const bytes = process.memoryUsage().heapUsed - held
console.log(JSON.stringify({ nanosecondsPerStep: best / steps.length, bytes: copy.nodeSize > 0 ? bytes : 0, text }))
