import { Fragment } from 'prosemirror-model'
import { schema } from './schema.mjs'

/** mulberry32: small, seeded, the same everywhere. */
export class Random {
  constructor (seed) { this.state = seed >>> 0 }
  next () {
    this.state = (this.state + 0x6D2B79F5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  below (n) { return Math.floor(this.next() * n) }
  between (a, b) { return a + this.below(b - a + 1) }
  chance (p) { return this.next() < p }
  pick (list) { return list[this.below(list.length)] }
}

const words = ['alpha', 'beta', 'gamma', 'the', 'of', 'a', 'risk', 'owner', 'Größe', '日本', 'שלום', '😀', 'x']
const ids = ['0192f0c1-2a3b-7c4d-8e5f-001122334455', '0192f0c1-2a3b-7c4d-8e5f-66778899aabb', '0192f0c1-2a3b-7c4d-8e5f-ccddeeff0011']
const at = '2026-11-21T10:00:00Z'

export function text (r) { return Array.from({ length: r.between(1, 5) }, () => r.pick(words)).join(r.chance(0.8) ? ' ' : '') }

export function mark (r) {
  const type = r.pick(['strong', 'strong', 'emphasis', 'code', 'strike', 'underline', 'link', 'highlight', 'comment', 'insertion', 'deletion'])
  switch (type) {
    case 'link': return schema.mark('link', { href: r.pick(['/a', 'https://example.org/', 'mailto:a@example.org']), title: r.chance(0.3) ? 'T' : null })
    case 'highlight': return schema.mark('highlight', { color: r.pick(['yellow', 'green']) })
    case 'comment': return schema.mark('comment', { id: r.pick(['c1', 'c2', 'c3']) })
    case 'insertion': case 'deletion': return schema.mark(type, { id: r.pick(['s1', 's2']), person: r.pick(ids), at })
    default: return schema.mark(type)
  }
}

export function marks (r) {
  let set = []
  for (let n = r.chance(0.5) ? 0 : r.between(1, 3); n > 0; n--) set = mark(r).addToSet(set)
  return set
}

function annotation (r) {
  return r.chance(0.06) ? [r.chance(0.5) ? schema.mark('comment', { id: 'c9' }) : schema.mark('insertion', { id: 's9', person: ids[0], at })] : []
}

export function inline (r, depth = 0) {
  const n = r.next()
  const m = marks(r)
  if (n < 0.8) return schema.text(text(r), m)
  if (n < 0.86) return schema.node('hard_break', null, null, m)
  if (n < 0.9) return schema.node('mention', { person: r.pick(ids), name: 'Ann' }, null, m)
  if (n < 0.93) return schema.node('thing_link', { tool: 'risks', id: r.pick(ids), title: 'Thing' }, null, m)
  if (n < 0.97 || depth) return depth ? schema.text(text(r), m) : schema.node('image', { src: '/i.png', alt: 'Image' }, null, m)
  return schema.node('footnote', null, inlines(r, 1), m)
}

export function inlines (r, depth = 0) {
  return Fragment.from(Array.from({ length: r.between(0, 4) }, () => inline(r, depth)))
}

const make = {
  paragraph: r => schema.node('paragraph', null, inlines(r)),
  heading: r => schema.node('heading', { level: r.between(1, 4) }, inlines(r)),
  code_block: r => schema.node('code_block', { language: r.pick(['', 'cs']) }, r.chance(0.8) ? schema.text(text(r) + '\n' + text(r)) : null),
  horizontal_rule: () => schema.node('horizontal_rule'),
  blockquote: (r, d) => schema.node('blockquote', null, blocks(r, d + 1)),
  callout: (r, d) => schema.node('callout', { kind: r.pick(['info', 'warning', 'decision']) }, blocks(r, d + 1)),
  bullet_list: (r, d) => schema.node('bullet_list', null, items(r, d, 'list_item')),
  ordered_list: (r, d) => schema.node('ordered_list', { order: r.between(0, 5) }, items(r, d, 'list_item')),
  task_list: (r, d) => schema.node('task_list', null, items(r, d, 'task_item')),
  table: (r, d) => schema.node('table', null, Array.from({ length: r.between(1, 3) }, () => row(r)))
}

function items (r, d, type) {
  return Array.from({ length: r.between(1, 3) }, () => schema.node(type, type === 'task_item' ? { checked: r.chance(0.5) } : null,
    [make.paragraph(r), ...(r.chance(0.25) && d < 3 ? blocks(r, d + 1, 1) : [])], annotation(r)))
}

function row (r) {
  return schema.node('table_row', null, Array.from({ length: r.between(1, 3) }, () => schema.node(r.pick(['table_cell', 'table_header']),
    { colspan: r.between(1, 2), colwidth: r.chance(0.2) ? [100, 80] : null, align: r.chance(0.2) ? 'right' : null }, [make.paragraph(r)])))
}

export function block (r, d = 0) {
  const flat = ['paragraph', 'paragraph', 'paragraph', 'paragraph', 'heading', 'code_block', 'horizontal_rule']
  const deep = ['blockquote', 'callout', 'bullet_list', 'ordered_list', 'task_list', 'table']
  const node = make[r.chance(d < 3 ? 0.4 : 0) ? r.pick(deep) : r.pick(flat)](r, d)
  return node.mark(annotation(r))
}

export function blocks (r, d = 0, most = 3) { return Array.from({ length: r.between(1, most) }, () => block(r, d)) }

export function doc (r, most = 7) { return schema.node('doc', null, blocks(r, 0, most)) }

/** A document with many children, so that the tree behind long fragments is used. */
export function longDoc (r) { return schema.node('doc', null, Array.from({ length: r.between(60, 160) }, () => r.chance(0.9) ? schema.node('paragraph', null, schema.text(text(r))) : block(r, 3))) }
