// What the small form writes, as the server reads it: both sides test the same file (SmallFormTests). WRITE=1 makes it anew.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Mark, Node } from 'prosemirror-model'
import { readMarkdown, understands, writeMarkdown } from '../editor/markdown/blocks'
import { mark, node, schema } from '../editor/schema'
import { seeded } from './writer'

const file = 'test/composer.json', id = '00000000-0000-4000-8000-000000000001'
const words = ['one', 'two three', 'a*b', 'c_d', '2 * 3', 'e`f', 'x [y] z', '~', 'back\\slash', 'ä ö', '1.', '- x', '<b>', '&amp;', 'https://example.org', '| bar', '#5', '!', 'a@b', '[[x]]', '"q"', '***', '+', '> y', '===', '&nbsp;', ':-)', '$5']

function generate (seed: number) {
  const random = seeded(seed), below = (n: number) => Math.floor(random() * n), pick = <T>(all: T[]) => all[below(all.length)]!
  const marks = (): Mark[] => random() < .7 ? [] : [pick([mark.strong!.create(), mark.emphasis!.create(), mark.strike!.create(), mark.code!.create(), mark.underline!.create(), mark.highlight!.create({ color: 'yellow' }), mark.link!.create({ href: pick(['https://www.gov.uk/a?b=c&d', '/spaces/x#post-1', 'mailto:ann@example.org']) })])]
  const inline = (): Node[] => [...Array(1 + below(3)).keys()].flatMap(n => [...(n ? [schema.text(' ')] : []), random() < .08 ? node.mention!.create({ person: id, name: 'Ann O’Reed' }) : random() < .06 ? node.thing_link!.create({ tool: 'risks', id, title: 'R-05 Late [draft]' }) : schema.text(pick(words), marks())])
  const line = (): Node => node.paragraph!.create(null, random() < .1 ? [...inline(), node.hard_break!.create(), ...inline()] : inline())
  const items = (depth: number) => Array.from({ length: 1 + below(3) }, () => [line(), ...(depth < 2 && random() < .2 ? [list(depth + 1)] : random() < .1 ? [line()] : [])])
  function list (depth = 0): Node {
    const kind = below(3), inner = items(depth)
    return kind === 0 ? node.bullet_list!.create(null, inner.map(c => node.list_item!.create(null, c))) : kind === 1 ? node.ordered_list!.create({ order: 1 + below(3) }, inner.map(c => node.list_item!.create(null, c))) : node.task_list!.create(null, inner.map(c => node.task_item!.create({ checked: random() < .5 }, c)))
  }
  const block = (before: Node | undefined, depth = 0): Node => {
    const n = below(12)
    return n === 0 ? node.heading!.create({ level: 1 + below(4) }, inline()) : n === 1 ? node.code_block!.create({ language: pick(['', 'js']) }, schema.text(pick(['let a = `1`', 'a\n\n  b', '# no head']))) : n === 2 && depth === 0 ? node.horizontal_rule!.create() : n === 3 && depth < 2 && before?.type !== node.blockquote ? node.blockquote!.create(null, blocks(1 + below(2), depth + 1)) : n === 4 && before?.type.name.endsWith('list') !== true ? list() : line()
  }
  const blocks = (count: number, depth = 0) => { const made: Node[] = []; for (let i = 0; i < count; i++) made.push(block(made.at(-1), depth)); return made }
  const doc = node.doc!.create(null, blocks(1 + below(4)))
  doc.check()
  return doc
}

const made = () => Array.from({ length: 250 }, (_, i) => { const doc = generate(i + 1); return { markdown: writeMarkdown(doc), doc: doc.toJSON() as unknown } })

test('What the small form writes is what the server was tested with', () => {
  const now = `[\n${made().map(m => JSON.stringify(m)).join(',\n')}\n]\n`
  if (process.env.WRITE) writeFileSync(file, now)
  assert.equal(now, readFileSync(file, 'utf8'))
})

test('It reads again what it wrote, without a difference', () => {
  const wrong = made().filter(({ markdown, doc }) => JSON.stringify(readMarkdown(markdown).toJSON()) !== JSON.stringify(doc) || !understands(markdown))
  assert.deepEqual(wrong.map(w => [w.markdown, JSON.stringify(w.doc), JSON.stringify(readMarkdown(w.markdown).toJSON())]), [])
})
