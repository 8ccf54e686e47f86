import assert from 'node:assert/strict'
import { test } from 'node:test'
import { node, schema } from '../editor/schema'
import { Server } from './server'
import { seeded, settle, Writer } from './writer'

const doc = (...paragraphs: string[]) => node.doc!.create(null, paragraphs.map(p => node.paragraph!.create(null, p ? schema.text(p) : null)))
const begin = (seed: number, names: string[], ...paragraphs: string[]) => {
  const server = new Server(doc(...paragraphs), seeded(seed)), writers = names.map(n => new Writer(server, n))
  settle(writers)
  return { server, writers }
}
const equal = (server: Server, writers: Writer[]) => { for (const w of writers) assert.equal(JSON.stringify(w.state.doc.toJSON()), JSON.stringify(server.doc.toJSON()), w.name) }

test('Five people with delays, doubled messages, cuts and undo all end with the text of the log', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { server, writers } = begin(seed, ['a', 'b', 'c', 'd', 'e'], 'One two three', 'Four five six'), random = seeded(seed * 7)
    for (let i = 0; i < 150; i++) {
      const w = writers[Math.floor(random() * writers.length)]!
      if (random() < .5) w.act(random)
      else if (random() < .04) { if (w.line.up) w.line.cut(); else w.line.connect() }
      else w.line.step()
    }
    settle(writers)
    equal(server, writers)
  }
})

test('A page that was reloaded goes on with what was not stored, once', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { server, writers } = begin(seed, ['a', 'b'], 'Start'), random = seeded(seed), words: string[] = []
    for (let i = 0; i < 30; i++) {
      const at = Math.floor(random() * 2), w = writers[at]!, word = `<${at}.${i}>`
      w.type(word); words.push(word)
      for (let k = 0; k < random() * 6; k++) w.line.step()
      if (random() < .3) {
        const kept = w.session.keep(true)
        w.line.cut()
        const next = writers[at] = new Writer(server, w.name, kept, kept?.tab ?? `${w.name}${seed}-${i}`)
        if (kept) assert.ok(next.text.includes(word) || server.doc.textContent.includes(word))
        next.line.connect()
        while (next.session.version < 0) next.line.step()
      }
    }
    settle(writers)
    equal(server, writers)
    for (const word of words) assert.equal(server.doc.textContent.split(word).length, 2, `${word} in ${server.doc.textContent}`)
  }
})

test('A text too large to keep beside its changes still goes on after a reload', () => {
  const { server, writers: [a, b] } = begin(3, ['a', 'b'], 'Start')
  a!.line.cut()
  a!.type(' kept')
  b!.type('Before ', 1)
  settle([b!])
  const kept = a!.session.keep(false), again = new Writer(server, 'a', kept)
  settle([again, b!])
  equal(server, [again, b!])
  assert.equal(server.doc.textContent, 'Before Start kept')
})

test('Three hours away, and the words written before are still added', () => {
  const { server, writers: [a, b] } = begin(4, ['a', 'b'], 'Start')
  a!.line.cut()
  a!.type(' of a')
  for (let i = 0; i < 2_100; i++) { b!.type('x', 1); while (!b!.line.idle) b!.line.step() }
  settle([a!, b!])
  equal(server, [a!, b!])
  assert.ok(server.doc.textContent.endsWith('Start of a'))
})

test('Undo takes back what I did and nothing of anybody else', () => {
  const { server, writers: [a, b] } = begin(5, ['a', 'b'], 'Text')
  a!.type(' mine')
  settle([a!, b!])
  b!.type(' theirs')
  b!.type('Their ', 1)
  settle([a!, b!])
  a!.undo()
  settle([a!, b!])
  equal(server, [a!, b!])
  assert.equal(a!.text, 'Their Text theirs')
  a!.redo()
  settle([a!, b!])
  assert.equal(b!.text, 'Their Text mine theirs')
})

test('Words that arrive in what I am deleting are named, and only those', () => {
  const { writers: [a, b] } = begin(6, ['a', 'b'], 'One two three')
  a!.line.cut()
  a!.delete(5, 9)
  b!.type('new words ', 6)
  b!.type(' far away')
  settle([b!])
  a!.line.connect()
  settle([a!, b!])
  assert.deepEqual(a!.takenWords.map(t => [t.by, t.text]), [['b', 'new words ']])
})

test('A batch that is refused leaves the text, and its words are given back', () => {
  const { server, writers: [a, b] } = begin(7, ['a', 'b'], 'Start')
  server.refuse = tab => tab === 'a' ? 'wrong' : null
  a!.type(' refused words')
  for (let i = 0; i < 10; i++) a!.line.step()
  server.refuse = () => null
  a!.type(' good')
  settle([a!, b!])
  equal(server, [a!, b!])
  assert.deepEqual(a!.back, ['refused words'])
  assert.equal(server.doc.textContent, 'Start good')
})

test('When the right to write ends, everything that was not stored is given back', () => {
  const { server, writers: [a, b] } = begin(8, ['a', 'b'], 'Start')
  server.refuse = tab => tab === 'a' ? 'right' : null
  a!.type(' one'); a!.type(' two')
  for (let i = 0; i < 10; i++) a!.line.step()
  b!.type(' b')
  settle([a!, b!])
  equal(server, [a!, b!])
  assert.deepEqual(a!.back, ['one two'])
})

test('Every change of a person is counted when it is stored', () => {
  const { writers: [a] } = begin(9, ['a'], 'Start')
  for (let i = 0; i < 42; i++) a!.type('x')
  settle([a!])
  assert.equal(a!.session.saved, 42)
})
