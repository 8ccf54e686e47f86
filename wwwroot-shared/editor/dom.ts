// How each node and mark looks in the page, and what of foreign pages becomes which of them. The same elements and classes as the server writes.
import type { DOMOutputSpec, Mark, MarkSpec, NodeSpec, TagParseRule } from 'prosemirror-model'
import { allows, ImageSchemes, LinkSchemes, mayLead, type Rule } from './rules'

type NodeDom = Pick<NodeSpec, 'toDOM' | 'parseDOM'>
type MarkDom = { toDOM?: (mark: Mark, inline: boolean) => DOMOutputSpec, parseDOM?: MarkSpec['parseDOM'] }
const plain = (tag: string): NodeDom => ({ toDOM: () => [tag, 0], parseDOM: [{ tag }] })
const element = (e: globalThis.Node | string) => e as HTMLElement
const Words = { info: 'Note', warning: 'Warning', decision: 'Decision' }
export const calloutWord = (kind: string) => Words[kind as keyof typeof Words] ?? Words.info

const span = (e: HTMLElement, name: string, most: number) => Math.min(most, Math.max(1, Number(e.getAttribute(name)) || 1))
const sides = ['left', 'center', 'right']
const align = (e: HTMLElement) => [e.dataset.align, e.getAttribute('align'), /text-align:\s*(\w+)/.exec(e.dataset.style ?? '')?.[1]].find(a => a && sides.includes(a)) ?? null
const cellDom = (tag: string): NodeDom => ({
  toDOM: n => [tag, { ...(n.attrs.colspan > 1 ? { colspan: n.attrs.colspan } : {}), ...(n.attrs.rowspan > 1 ? { rowspan: n.attrs.rowspan } : {}), ...(n.attrs.align && n.attrs.align !== 'left' ? { 'data-align': n.attrs.align } : {}) }, 0],
  parseDOM: [{ tag, getAttrs: e => ({ colspan: span(element(e), 'colspan', 50), rowspan: span(element(e), 'rowspan', 1000), align: align(element(e)) }) }]
})

export const nodes: Record<string, NodeDom> = {
  paragraph: { ...plain('p'), parseDOM: [{ tag: 'p.callout-word, .hidden-text', ignore: true, priority: 60 }, { tag: 'p' }] },
  heading: {
    toDOM: n => [`h${Math.min(6, n.attrs.level + 1)}`, 0], // the title of the page is its first heading
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, getAttrs: e => ({ level: element(e).closest('[data-shifted]') ? Math.max(1, level - 1) : Math.min(4, level) }) }))
  },
  bullet_list: plain('ul'),
  ordered_list: { toDOM: n => n.attrs.order === 1 ? ['ol', 0] : ['ol', { start: n.attrs.order }, 0], parseDOM: [{ tag: 'ol', getAttrs: e => ({ order: Math.max(0, Math.trunc(Number(element(e).getAttribute('start') ?? 1)) || 0) }) }] },
  list_item: plain('li'),
  task_list: { toDOM: () => ['ul', { class: 'tasks' }, 0], parseDOM: [{ tag: 'ul.tasks, ul:has(> li > input[type=checkbox], > li[data-checked])', priority: 60 }] },
  task_item: {
    toDOM: n => ['li', { class: 'task', 'data-checked': `${n.attrs.checked}` }, 0],
    parseDOM: [{ tag: 'li.task, li:has(> input[type=checkbox]), li[data-checked]', priority: 60, getAttrs: e => ({ checked: element(e).dataset.checked === 'true' || element(e).querySelector('input')?.hasAttribute('checked') === true }) }]
  },
  blockquote: plain('blockquote'),
  callout: {
    toDOM: n => ['div', { class: `callout ${n.attrs.kind}`, role: 'note' }, ['p', { class: 'callout-word', contenteditable: 'false' }, calloutWord(n.attrs.kind)], ['div', 0]],
    parseDOM: [{ tag: 'div.callout', getAttrs: e => ({ kind: ['warning', 'decision'].find(k => element(e).classList.contains(k)) ?? 'info' }) }]
  },
  code_block: {
    toDOM: n => ['pre', ['code', n.attrs.language ? { class: `language-${n.attrs.language}` } : {}, 0]],
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full', getAttrs: e => ({ language: /language-([A-Za-z0-9+#._-]{1,40})/.exec(element(e).querySelector('code')?.className ?? '')?.[1] ?? '' }) }]
  },
  horizontal_rule: { toDOM: () => ['hr'], parseDOM: [{ tag: 'hr' }] },
  table: { toDOM: () => ['table', ['tbody', 0]], parseDOM: [{ tag: 'table' }] },
  table_row: plain('tr'),
  table_cell: cellDom('td'),
  table_header: cellDom('th'),
  hard_break: { toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
  image: {
    toDOM: n => ['img', { src: n.attrs.src, alt: n.attrs.decorative ? '' : n.attrs.alt, ...(n.attrs.title ? { title: n.attrs.title } : {}) }],
    parseDOM: [{ tag: 'img[src]', getAttrs: e => imageAttrs(element(e)) }]
  },
  mention: {
    toDOM: n => ['span', { class: 'mention', 'data-person': n.attrs.person }, '@', ['bdi', n.attrs.name]],
    parseDOM: [{ tag: 'span.mention[data-person]', getAttrs: e => ({ person: element(e).dataset.person, name: element(e).textContent?.replace(/^@/, '').slice(0, 200) ?? '' }) }]
  },
  thing_link: {
    toDOM: n => ['span', { class: 'thing', 'data-tool': n.attrs.tool, 'data-id': n.attrs.id }, n.attrs.title || 'Untitled'],
    parseDOM: [{ tag: 'span.thing[data-id]', getAttrs: e => ({ tool: element(e).dataset.tool, id: element(e).dataset.id, title: element(e).textContent?.slice(0, 300) ?? '' }) }]
  },
  footnote: { toDOM: () => ['span', { class: 'footnote' }, 0], parseDOM: [{ tag: 'span.footnote' }] }
}

// A picture of another host is not taken along with pasted text: showing it would tell that host who reads the page.
function imageAttrs (e: HTMLElement) {
  const src = e.getAttribute('src') ?? '', alt = (e.getAttribute('alt') ?? '').slice(0, 1000)
  return /^[a-z]+:/i.test(src) || !mayLead(src, ImageSchemes) || src.length > 2000 ? false as const : { src, alt, decorative: alt === '', title: e.getAttribute('title')?.slice(0, 300) ?? null }
}

const tags = (...names: string[]): TagParseRule[] => names.map(tag => ({ tag }))
const styled = (style: string, test: RegExp): TagParseRule => ({ tag: 'span[data-style]', consuming: false, getAttrs: e => new RegExp(`${style}\\s*:\\s*[^;]*(?:${test.source})`, 'i').test(element(e).dataset.style ?? '') && null })
const suggestion = (tag: string): MarkDom => ({
  toDOM: (m, inline) => [tag, { ...(inline ? {} : { class: 'whole' }), 'data-suggestion': m.attrs.id, 'data-person': m.attrs.person, 'data-at': m.attrs.at }, 0],
  parseDOM: [{ tag: `${tag}[data-suggestion]`, getAttrs: e => ({ id: element(e).dataset.suggestion, person: element(e).dataset.person, at: element(e).dataset.at }) }]
})

export const marks: Record<string, MarkDom> = {
  insertion: suggestion('ins'),
  deletion: suggestion('del'),
  comment: { toDOM: (m, inline) => [inline ? 'mark' : 'div', { class: inline ? 'commented' : '', 'data-comment': m.attrs.id }, 0], parseDOM: [] }, // a copy of commented words is not commented
  link: {
    toDOM: m => ['a', { href: m.attrs.href, ...(m.attrs.title ? { title: m.attrs.title } : {}), rel: 'noopener noreferrer nofollow' }, 0],
    parseDOM: [{ tag: 'a[href]', getAttrs: e => { const href = element(e).getAttribute('href')!; return mayLead(href, LinkSchemes) && href.length <= 2000 && { href, title: element(e).getAttribute('title')?.slice(0, 300) ?? null } } }]
  },
  highlight: { toDOM: m => ['mark', { class: m.attrs.color }, 0], parseDOM: [{ tag: 'mark', getAttrs: e => ({ color: ['green', 'blue', 'pink'].find(c => element(e).classList.contains(c)) ?? 'yellow' }) }] },
  strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'b[data-style*="font-weight:normal"]', skip: true, priority: 60 }, ...tags('strong', 'b'), styled('font-weight', /bold|[6-9]00/)] },
  emphasis: { toDOM: () => ['em', 0], parseDOM: [...tags('em', 'i'), styled('font-style', /italic/)] },
  underline: { toDOM: () => ['u', 0], parseDOM: [...tags('u'), styled('text-decoration', /underline/)] },
  strike: { toDOM: () => ['s', 0], parseDOM: [...tags('s', 'strike', 'del:not([data-suggestion])'), styled('text-decoration', /line-through/)] },
  code: { toDOM: () => ['code', 0], parseDOM: tags('code', 'kbd', 'samp', 'tt') }
}

/** An attribute for ProseMirror, with the rule of the schema file. */
export const attribute = (name: string, rule: Rule) => ({
  ...('default' in rule ? { default: rule.default } : {}),
  validate: (value: unknown) => { if (!allows(rule, value)) throw new RangeError(`The attribute ${name} may not be ${JSON.stringify(value)}.`) }
})
