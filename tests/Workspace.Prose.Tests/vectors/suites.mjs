import { Fragment, Slice } from 'prosemirror-model'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, Transform, findWrapping, liftTarget } from 'prosemirror-transform'
import { schema, schemaFrom, standardFile } from './schema.mjs'
import { outcome, attempt } from './steps.mjs'

// The situations that the test suites of prosemirror-model and prosemirror-transform go through, written anew in the product's schema.
// The packages do not ship their tests; what the answer is, is asked of the packages here and recorded.

/** Builds nodes from text in which `<a>` and `<b>` mark positions. */
function flatten (children, marks) {
  const nodes = []
  const tags = {}
  let pos = 0
  for (const child of children) {
    if (typeof child === 'string') {
      for (const part of child.split(/(<[ab]>)/)) {
        if (/^<[ab]>$/.test(part)) tags[part[1]] = pos
        else if (part) { nodes.push(schema.text(part, marks)); pos += part.length }
      }
    } else {
      for (const node of child.nodes) {
        for (const tag in child.tags) tags[tag] = child.tags[tag] + pos + (child.inline || node.isLeaf ? 0 : 1)
        if (child.inline) continue
        nodes.push(node)
        pos += node.nodeSize
      }
      if (child.inline) { nodes.push(...child.nodes); pos += child.nodes.reduce((sum, n) => sum + n.nodeSize, 0) }
    }
  }
  return { nodes, tags }
}

const node = (type, attrs) => (...children) => {
  const { nodes, tags } = flatten(children)
  return { nodes: [schema.nodes[type].create(attrs, Fragment.from(nodes))], tags }
}
const inline = (type, attrs) => (...children) => {
  const { nodes, tags } = flatten(children)
  return { nodes: nodes.map(n => n.mark(schema.mark(type, attrs).addToSet(n.marks))), tags, inline: true }
}
const p = node('paragraph'), h1 = node('heading', { level: 1 }), h2 = node('heading', { level: 2 }), quote = node('blockquote'), pre = node('code_block'), ul = node('bullet_list'), ol = node('ordered_list'), li = node('list_item')
const hr = node('horizontal_rule'), br = node('hard_break'), img = node('image', { src: 'x.png', alt: 'x' })
const em = inline('emphasis'), strong = inline('strong'), code = inline('code'), link = inline('link', { href: '/foo' })
const doc = (...children) => { const { nodes, tags } = flatten(children); return Object.assign(schema.nodes.doc.create(null, Fragment.from(nodes)), { tag: tags }) }

const cut = d => d ? d.slice(d.tag.a, d.tag.b) : Slice.empty
const replaces = [
  [doc(p('on<a>e'), p('t<b>wo')), null],
  [doc(p('on<a>e'), p('t<b>wo')), doc(p('xx<a>xx'), p('yy<b>yy'))],
  [doc(p('on<a>e'), p('t<b>wo')), doc(p('<a>H<b>'))],
  [doc(p('before'), p('on<a><b>e'), p('after')), doc(p('<a>H<b>'))],
  [doc(p('on<a>e'), p('t<b>wo')), doc(h1('<a>H<b>'))],
  [doc(quote(quote(p('on<a>e'), p('t<b>wo')))), doc(p('<a>H<b>'))],
  [doc(quote(p('a<a>bc<b>d'))), doc(p('x<a>y<b>z'))],
  [doc(quote(quote(p('on<a>e'), p('two'), '<b>', p('three')))), doc(quote(p('aa<a>aa'), p('bb'), p('cc'), '<b>', p('dd')))],
  [doc(quote(quote(p('on<a>e'), p('two'), p('three')), '<b>', p('x'))), doc(quote(p('aa<a>aa'), p('bb'), p('cc')), '<b>', p('dd'))],
  [doc(quote(quote(p('hell<a>o'))), quote(quote(p('<b>a')))), null],
  [doc(quote(quote(p('hell<a>o'))), quote(quote(p('<b>a')))), doc(p('<a>i<b>'))],
  [doc(p('foo<a><b>bar')), doc(p('<a>x'), p('y<b>'))],
  [doc(quote(p('foo<a>x<b>bar'))), doc(quote(p('<a>x')), quote(p('y<b>')))],
  [doc(quote(p('foo<a>u'), p('v<b>bar'))), doc(quote(p('<a>x')), quote(p('y<b>')))],
  [doc(h1('foo<a>bar'), '<b>'), doc(p('foo<a>baz'), '<b>')],
  [doc(h1('<a>bar'), '<b>'), doc(p('foo<a>baz'), '<b>')],
  [doc(p('<a><b>')), doc(quote(p('<a>')), '<b>')],
  [doc(p('<a><b>')), doc('<a>', p('<b>'))],
  [doc('<a><b>'), doc(p('<a>foo<b>'))],
  [doc(ul(li(p('a')), '<a>'), '<b>'), doc(p('foo', '<a>'), '<b>')],
  [doc(quote(p('a'), '<a>'), ul('<b>', li(p('b')))), null],
  [doc(quote('<a>', p('hi')), '<b>'), doc(quote('hi', '<a>'), '<b>')]
]

const around = d => d.resolve(d.tag.a).blockRange(d.resolve(d.tag.b ?? d.tag.a))
const wrapIn = type => (tr, d) => tr.wrap(around(d), findWrapping(around(d), schema.nodes[type]))
const lift = (tr, d) => tr.lift(around(d), liftTarget(around(d)))
const insert = (...what) => (tr, d) => tr.insert(d.tag.a, flatten(what).nodes)
const add = type => (tr, d) => tr.addMark(d.tag.a, d.tag.b, schema.mark(type, type === 'link' ? { href: '/bar' } : null))
const remove = what => (tr, d) => tr.removeMark(d.tag.a, d.tag.b, what)
const block = (type, attrs) => (tr, d) => tr.setBlockType(d.tag.a, d.tag.b ?? d.tag.a, schema.nodes[type], attrs)
const split = (depth, types) => (tr, d) => tr.split(d.tag.a, depth, types)
const join = (tr, d) => tr.join(d.tag.a)
const del = (tr, d) => tr.delete(d.tag.a, d.tag.b)
const put = source => (tr, d) => tr.replace(d.tag.a, d.tag.b ?? d.tag.a, cut(source))
const putRange = source => (tr, d) => tr.replaceRange(d.tag.a, d.tag.b ?? d.tag.a, cut(source))

const transforms = [
  [doc(p('hello <a>there<b>!')), add('strong')], [doc(p('hello ', strong('<a>there'), '!<b>')), add('strong')], [doc(p('one', code('tw<a>o')), p('th<b>ree')), add('code')],
  [doc(p('this is a ', link('<a>link<b>'))), add('link')], [doc(p('before'), quote(p('the variable is called <a>i'), p(code('j<b>')), p('after'))), add('code')], [doc(p('hi ', img(), '<a>x', img(), 'y<b>')), add('emphasis')],
  [doc(p('<a>hello ', em('wor', code('ld'), '<b>'), ' there')), add('strong')], [doc(p('one ', strong('<a>two<b>'), ' three')), add('comment-none')],
  [doc(p(em('hello <a>world<b>!'))), remove(schema.marks.emphasis)], [doc(p(em('hello')), p(strong('<a>a'), link('b<b>'))), remove()], [doc(p('hello ', link('<a>link<b>'))), remove(schema.mark('link', { href: '/foo' }))],
  [doc(p('hello ', link('<a>link<b>'))), remove(schema.mark('link', { href: '/other' }))], [doc(p('<a>x ', link('a'), ' y', em(link('b')), '<b>')), remove(schema.marks.link)], [doc(p(strong('a', img(), '<a>b<b>'))), remove(schema.marks.strong)],
  [doc(p('hello<a>there')), insert(br())], [doc(p('one'), '<a>', p('two<b>')), insert(p('x'))], [doc(p('one'), '<a>', p('two')), insert(p('a'), p('b'))], [doc(p('one<a>')), insert(img())], [doc(quote(p('he<a>y')), p('after')), insert(p('x'))], [doc(quote('<a>', p('x'))), insert(ul(li(p('y'))))],
  [doc(p('<1>one'), '<a>', p('tw<2>o'), '<b>', p('<3>three')), del], [doc(quote('<a>', p('a'), '<b>'), p('b')), del], [doc(p('a', em('b<a>'), 'c<b>d')), del], [doc(p('foo'), p('bar<a>'), p('<b>baz')), del], [doc(ul(li(p('a')), '<a>', li(p('b')), '<b>')), del], [doc(p('one<a>'), h1('t<b>wo')), del],
  [doc(quote(p('<1>a')), '<a>', quote(p('b')), p('after')), join], [doc(p('foo'), '<a>', p('bar')), join], [doc(ul(li(p('a')), li(p('b'))), '<a>', ul(li(p('c')))), join], [doc(ul(li(p('a')), '<a>', li(p('b')))), join], [doc(h1('a'), '<a>', p('b ', em('c'))), join], [doc(pre('a'), '<a>', p('b', br(), 'c')), join], [doc(p('a'), '<a>', pre('b\nc')), join],
  [doc(p('foo<a>bar')), split()], [doc(quote(quote(p('foo<a>bar'))), p('after')), split(2)], [doc(quote(quote(p('foo<a>bar'))), p('after')), split(3)], [doc(p('hi<a>')), split()], [doc(p('<a>hi')), split()], [doc(ul(li(p('one<a>two')), li(p('three')))), split(2)], [doc(h1('hell<a>o!')), split(undefined, [{ type: schema.nodes.paragraph }])], [doc('<a>', p('x')), split()],
  [doc(quote(p('before'), p('<a>in'), p('after'))), lift], [doc(quote(p('<a>in')), p('out')), lift], [doc(ul(li(p('one')), li(p('<a>two<b>')), li(p('three')))), lift], [doc(quote(quote(p('o<a>ne'), p('two')), p('three'))), lift], [doc(quote(quote(p('foo<a>'), p('<b>bar')))), lift], [doc(ul(li(p('a'), ul(li(p('b<a>')), li(p('c')))))), lift],
  [doc(p('one'), p('<a>two'), p('three')), wrapIn('blockquote')], [doc(p('one<1>'), p('<a>two'), p('<b>three'), p('four')), wrapIn('bullet_list')], [doc(quote(p('<a>one'), p('two<b>'))), wrapIn('ordered_list')], [doc(ul(li(p('<a>a')), li(p('b<b>')))), wrapIn('blockquote')], [doc(h1('<a>a'), p('b<b>')), wrapIn('callout')],
  [doc(p('am<a> i')), block('heading', { level: 2 })], [doc(h1('<a>hello'), p('there'), p('<b>you'), p('end')), block('code_block')], [doc(p('one<a>'), p('two', em('three<b>'))), block('code_block')], [doc(p('one', img(), 'two<a>')), block('code_block')], [doc(pre('one\n<a>two')), block('paragraph')], [doc(p('a', br(), 'b<a>')), block('code_block')], [doc(ul(li(p('<a>a')))), block('heading', { level: 1 })],
  [doc('<a>', p('foo')), (tr, d) => tr.setNodeMarkup(d.tag.a, schema.nodes.heading, { level: 1 })], [doc(p('foo<a>', img(), 'bar')), (tr, d) => tr.setNodeMarkup(d.tag.a, schema.nodes.image, { src: 'bar.png', alt: 'y' })], [doc('<a>', h1('foo')), (tr, d) => tr.setNodeAttribute(d.tag.a, 'level', 2)], [doc(p('foo')), tr => tr.setDocAttribute('meta', 'hello')], [doc('<a>', ul(li(p('x')))), (tr, d) => tr.addNodeMark(d.tag.a, schema.mark('comment', { id: 'c1' }))],
  [doc(p('foo <a><b>bar')), put(doc(p('<a>x<b>')))], [doc(p('hell<a>o y<b>ou')), put(null)], [doc(p('a<a>'), p('b'), p('<b>c')), put(null)], [doc(p('a<a>b'), p('c<b>d')), put(doc(p('x<a>x'), p('y<b>y')))], [doc(p('he<before>llo<a> w<after>orld')), put(doc(p('<a> big<b>')))], [doc(quote(p('a<a>b<b>'))), put(doc(p('a<a>b'), quote(p('c<b>d'))))],
  [doc(ul(li(p('one')), li(p('two<a>'), p('<b>three')))), put(null)], [doc(p('abc<a>')), put(doc(ul(li(p('<a>foo'))), p('bar<b>')))], [doc(p('foo'), p('a<a>'), p('b')), putRange(doc(ul(li(p('<a>x')), li(p('y<b>')))))], [doc(h1('ab<a>cd<b>')), putRange(doc(h2('<a>x<b>')))], [doc(p('<a>abc<b>')), putRange(doc('<a>', h1('heading'), '<b>'))], [doc(quote(h1('a<a>b'), p('c<b>d'))), putRange(doc(p('x<a>y'), p('z<b>')))],
  [doc(p('foo'), '<a>', hr(), '<b>', p('bar')), (tr, d) => tr.deleteRange(d.tag.a, d.tag.b)], [doc(ul(li(p('<a>foo<b>'))), p('x')), (tr, d) => tr.deleteRange(d.tag.a, d.tag.b)], [doc(p('a'), p('<a>b<b>')), (tr, d) => tr.deleteRange(d.tag.a, d.tag.b)], [doc(h1('<a>foo'), p('bar<b>'), p('baz')), (tr, d) => tr.deleteRange(d.tag.a, d.tag.b)],
  [doc(p('foo<a>bar')), (tr, d) => tr.replaceRangeWith(d.tag.a, d.tag.a, flatten([hr()]).nodes[0])], [doc(p('foo<a>')), (tr, d) => tr.replaceRangeWith(d.tag.a, d.tag.a, flatten([hr()]).nodes[0])], [doc(p('<a>foo')), (tr, d) => tr.replaceRangeWith(d.tag.a, d.tag.a, flatten([img()]).nodes[0])]
]

export function suiteStepVectors () {
  const cases = replaces.map(([d, source]) => ({ doc: d, steps: [new ReplaceStep(d.tag.a, d.tag.b, cut(source))], docs: [d] }))
  let without = 0
  for (const [d, make] of transforms) {
    const tr = new Transform(d)
    attempt(() => make(tr, d))
    if (tr.docChanged) cases.push({ doc: d, steps: tr.steps, docs: tr.docs }); else without++
  }
  console.log(`suites: ${without} situations in which the reference makes no step`)
  return cases.flatMap(c => c.steps.map((step, i) => ({ doc: JSON.stringify(c.docs[i]), cases: [{ step: JSON.stringify(step), ...outcome(c.docs[i], step) }] })))
}

const typed = (from, to, what) => what === '+em' ? new AddMarkStep(from, to, schema.mark('emphasis')) : what === '-em' ? new RemoveMarkStep(from, to, schema.mark('emphasis'))
  : new ReplaceStep(from, to, what === null ? Slice.empty : new Slice(Fragment.from(schema.text(what)), 0, 0))
const merges = [
  [2, 2, 'a', 3, 3, 'b'], [2, 2, 'a', 2, 2, 'b'], [2, 2, 'a', 4, 4, 'b'], [3, 3, 'a', 2, 2, 'b'], [3, 4, null, 2, 3, null], [2, 3, null, 2, 3, null], [1, 2, null, 2, 3, null], [2, 3, null, 2, 2, 'x'], [2, 2, 'quux', 6, 6, 'baz'],
  [2, 2, 'quux', 2, 2, 'baz'], [2, 5, null, 2, 4, null], [4, 6, null, 2, 4, null], [3, 4, 'x', 4, 5, 'y'], [1, 2, '+em', 2, 4, '+em'], [1, 3, '+em', 2, 4, '+em'], [1, 2, '+em', 3, 4, '+em'], [1, 2, '-em', 2, 4, '-em'], [1, 3, '-em', 2, 4, '-em'],
  [1, 2, '-em', 3, 4, '-em'], [1, 2, '+em', 2, 4, '-em']
]

export function suiteMergeVectors () {
  return merges.map(([from, to, what, from2, to2, what2]) => {
    const [first, second] = [typed(from, to, what), typed(from2, to2, what2)]
    return { first: JSON.stringify(first), second: JSON.stringify(second), merged: first.merge(second) && JSON.stringify(first.merge(second)) }
  })
}

const expressions = [
  ['', ['', 'image']], ['image*', ['', 'image', 'image image image image', 'image text']], ['inline*', ['image text', 'paragraph']], ['(paragraph | heading)', ['paragraph', 'image']],
  ['paragraph horizontal_rule paragraph', ['paragraph horizontal_rule paragraph', 'paragraph horizontal_rule']], ['paragraph horizontal_rule', ['paragraph horizontal_rule paragraph', 'horizontal_rule paragraph horizontal_rule']],
  ['heading paragraph*', ['heading', 'heading paragraph paragraph']], ['heading paragraph+', ['heading paragraph', 'heading paragraph paragraph', 'heading', 'paragraph paragraph']], ['hard_break?', ['hard_break', '', 'hard_break hard_break']],
  ['(heading paragraph+)+', ['heading paragraph heading paragraph paragraph', 'heading paragraph heading paragraph paragraph horizontal_rule']], ['hard_break{2}', ['hard_break hard_break', 'hard_break', 'hard_break hard_break hard_break']],
  ['hard_break{2, 4}', ['hard_break hard_break', 'hard_break hard_break hard_break hard_break', 'hard_break hard_break hard_break', 'hard_break', 'hard_break hard_break hard_break hard_break hard_break']],
  ['hard_break{2, 4} text*', ['hard_break hard_break hard_break']], ['hard_break{2, 4} text?', ['hard_break hard_break']], ['hard_break{2,}', ['hard_break hard_break', 'hard_break hard_break hard_break hard_break', 'hard_break']]
]
const fills = [
  ['paragraph horizontal_rule paragraph', 'paragraph horizontal_rule', 'paragraph'], ['paragraph horizontal_rule paragraph', 'paragraph', 'paragraph'], ['hard_break*', 'hard_break', 'hard_break'], ['hard_break*', 'hard_break', ''], ['hard_break*', '', 'hard_break'],
  ['hard_break+', 'hard_break', 'hard_break'], ['hard_break+', '', ''], ['heading* paragraph*', 'heading', 'paragraph'], ['heading* paragraph*', 'heading', ''], ['heading+ paragraph+', 'heading', 'paragraph'], ['heading+ paragraph+', 'heading', ''],
  ['hard_break{3}', 'hard_break', 'hard_break'], ['hard_break{3}', 'hard_break hard_break', 'hard_break hard_break'], ['code_block{2} paragraph{2}', 'code_block', 'paragraph'], ['heading paragraph? horizontal_rule', 'heading', ''],
  ['paragraph horizontal_rule paragraph horizontal_rule paragraph', 'paragraph', 'paragraph'], ['code_block+ paragraph+', 'code_block', 'code_block'], ['code_block+ paragraph+', '', ''], ['code_block{3} paragraph{3}', 'code_block', 'paragraph'], ['paragraph*', 'paragraph', 'code_block'], ['paragraph{4}', 'paragraph', 'paragraph'], ['paragraph{2}', 'paragraph paragraph', 'paragraph']
]
const withContent = expression => schemaFrom({ ...standardFile, nodes: { ...standardFile.nodes, doc: { content: expression } } })
const row = (made, names) => Fragment.from(names.split(' ').filter(Boolean).map(name => name === 'text' ? made.text('x') : name === 'image' ? made.node('image', { src: 'x', alt: 'x' }) : made.nodes[name].create()))

export function suiteContentVectors () {
  return {
    matches: expressions.flatMap(([expression, rows]) => {
      const made = withContent(expression)
      return rows.map(names => ({ expression, row: names, fits: !!made.topNodeType.contentMatch.matchFragment(row(made, names))?.validEnd }))
    }),
    fills: fills.map(([expression, before, after]) => {
      const made = withContent(expression)
      const fill = made.topNodeType.contentMatch.matchFragment(row(made, before))?.fillBefore(row(made, after), true)
      return { expression, before, after, fill: fill ? JSON.stringify(fill.toJSON() ?? []) : null }
    })
  }
}
