// Applies steps with prosemirror-transform and prints what it took. usage: node --expose-gc reference.mjs STEPS.json
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { schemaFrom, standardFile } from '../../Workspace.Prose.Tests/vectors/schema.mjs'

const require = createRequire(new URL('../../Workspace.Prose.Tests/vectors/schema.mjs', import.meta.url))
const { Step } = await import(require.resolve('prosemirror-transform').replace('.cjs', '.js'))

const input = JSON.parse(readFileSync(process.argv[2]))
const schema = schemaFrom(standardFile)
const first = schema.nodeFromJSON(input.doc)
const steps = input.steps.map(s => Step.fromJSON(schema, s))

let processor = Infinity
let clock = Infinity
let doc
for (let round = 0; round < input.rounds; round++) {
  const before = process.cpuUsage()
  for (let time = 0; time < input.times; time++) {
    const start = process.hrtime.bigint()
    doc = first
    for (const step of steps) doc = step.apply(doc).doc
    clock = Math.min(clock, Number(process.hrtime.bigint() - start))
  }
  const { user, system } = process.cpuUsage(before)
  processor = Math.min(processor, (user + system) * 1000 / input.times)
}

const json = JSON.stringify(doc)
const text = doc.textBetween(0, doc.content.size, '\n')
const copies = 20
globalThis.gc()
const before = process.memoryUsage().heapUsed
const held = Array.from({ length: copies }, () => schema.nodeFromJSON(JSON.parse(json)))
globalThis.gc()
const bytes = Math.round((process.memoryUsage().heapUsed - before) / held.length)
console.log(JSON.stringify({ cost: { processor: processor / steps.length, clock: clock / steps.length }, bytes, text }))
