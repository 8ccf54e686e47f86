import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMarkdown, understands, writeMarkdown } from '../editor/markdown/blocks'
import { mark, node, schema } from '../editor/schema'
import { seeded } from './writer'

const same = (text: string) => { assert.equal(writeMarkdown(readMarkdown(text)), text); readMarkdown(text).check() }

test('What people write in posts comes back as it was', () => {
  same('One **bold** and *soft* word, `code`, ~~gone~~ and ==marked==.')
  same('A [link](https://www.gov.uk) and [@Ann Reed](person:00000000-0000-4000-8000-000000000001).')
  same('# Head\n\nText\\\nnext line\n\n- one\n- two\n  - inner\n\n1. first\n2. second\n\n> quoted\n>\n> twice\n\n```js\nlet a = 1\n```\n\n---\n\n- [ ] open\n- [x] done')
})

test('Signs that were typed as signs stay signs', () => {
  for (const text of ['2 * 3 * 4', 'snake_case_name', '# not a head', '- no list', '1. no list', '[brackets]', '<b>', 'a ** b', '\\ back', '*stars*', '`ticks`', '> no quote'])
    { const doc = node.doc!.create(null, node.paragraph!.create(null, schema.text(text))); assert.equal(JSON.stringify(readMarkdown(writeMarkdown(doc)).toJSON()), JSON.stringify(doc.toJSON()), text) }
})

test('Any words with any marks come back the same', () => {
  const random = seeded(11), words = ['one', 'two three', 'a*b', 'c_d', 'e`f', 'x [y] z', '~', '\\', 'ä', '1.', '- x'], marks = [mark.strong!, mark.emphasis!, mark.strike!]
  for (let i = 0; i < 400; i++) {
    const texts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => schema.text(words[Math.floor(random() * words.length)]!, random() < .5 ? [marks[Math.floor(random() * 3)]!.create()] : []))
    const spaced = texts.flatMap((t, n) => n ? [schema.text(' '), t] : [t]), doc = node.doc!.create(null, node.paragraph!.create(null, spaced)), text = writeMarkdown(doc)
    assert.equal(JSON.stringify(readMarkdown(text).toJSON()), JSON.stringify(doc.toJSON()), text)
  }
})

test('A text that needs more than the small form stays in its field', () => {
  assert.ok(understands('Plain *text* with __signs__ and\n\n* a list'))
  assert.ok(!understands('| a | b |\n|---|---|\n| 1 | 2 |\n\n    indented code'))
  assert.ok(!understands('x'.repeat(60_000)))
})

test('A link that could run something stays words', () => {
  const doc = readMarkdown('[press](javascript:alert(1)) [this](vbscript:x)')
  doc.descendants(n => { assert.equal(n.marks.length, 0); return true })
})
