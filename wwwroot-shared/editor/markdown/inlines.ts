// What stands within a line of Markdown: marks, links, names, breaks.
import type { Mark, MarkType, Node } from 'prosemirror-model'
import { clean, LinkSchemes, mayLead } from '../rules'
import { mark, node, schema } from '../schema'

const signs: Array<[string, MarkType]> = [['**', mark.strong], ['__', mark.strong], ['~~', mark.strike], ['==', mark.highlight], ['++', mark.underline], ['*', mark.emphasis], ['_', mark.emphasis]]
const link = /^\[((?:[^[\]\\]|\\.){0,1000})\]\(([^()\s]{1,2000})\)/, auto = /^<(https?:\/\/[^\s<>]{1,1900})>/, guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const person = new RegExp(`^person:(${guid})$`), thing = new RegExp(`^thing:([a-z][a-z0-9-]{0,39})/(${guid})$`)

export function readLine (text: string, marks: readonly Mark[] = []): Node[] {
  const made: Node[] = []
  let plain = ''
  const flush = () => { if (plain) made.push(schema.text(plain, marks)); plain = '' }
  for (let i = 0; i < text.length;) {
    const rest = text.slice(i), found = readPart(rest, text[i - 1] ?? ' ', marks)
    if (found) { flush(); made.push(...found.nodes); i += found.length } else if (rest[0] === '\\' && /[!-/:-@[-`{-~]/.test(rest[1] ?? '')) { plain += rest[1]; i += 2 } else { plain += rest[0]; i++ }
  }
  flush()
  return made
}

function readPart (rest: string, before: string, marks: readonly Mark[]): { nodes: Node[], length: number } | null {
  if (/^(\\| {2,})\n/.test(rest)) return { nodes: [node.hard_break.create(null, null, marks)], length: rest.indexOf('\n') + 1 }
  const code = /^(`+)(?!`)([\s\S]{0,5000}?[^`])\1(?!`)/.exec(rest)
  if (code) return { nodes: [schema.text(code[2]!.replace(/^ (.*) $/s, '$1').replace(/\n/g, ' '), [...marks, mark.code.create()])], length: code[0].length }
  const to = link.exec(rest)
  if (to) { const nodes = readLink(to[1]!, to[2]!, marks); if (nodes) return { nodes, length: to[0].length } }
  const address = auto.exec(rest)
  if (address) return { nodes: [schema.text(address[1]!, [...marks, mark.link.create({ href: address[1] })])], length: address[0].length }
  for (const [sign, type] of signs) {
    if (!rest.startsWith(sign) || type.isInSet(marks) || /\s/.test(rest[sign.length] ?? ' ') || (sign[0] === '_' && /\w/.test(before))) continue
    const end = endOf(rest, sign)
    if (end > 0) return { nodes: readLine(rest.slice(sign.length, end), type.create().addToSet(marks)), length: end + sign.length }
  }
  return null
}

function endOf (text: string, sign: string) {
  for (let i = sign.length, before = ''; i <= text.length - sign.length; before = text[i]!, i++) {
    if (text[i] === '\\') { i++; continue } // what follows is no sign
    if (i === sign.length || /\s/.test(text[i - 1]!) || !text.startsWith(sign, i)) continue
    if (sign.length === 1 && (text[i + 1] === sign || (before === sign && text[i - 2] !== '\\'))) continue
    if (sign[0] === '_' && /\w/.test(text[i + sign.length] ?? ' ')) continue
    return i
  }
  return -1
}

function readLink (words: string, href: string, marks: readonly Mark[]): Node[] | null {
  const who = person.exec(href), what = thing.exec(href), said = words.replace(/\\(.)/g, '$1')
  if (who) return [node.mention.create({ person: who[1], name: said.replace(/^@/, '') }, null, marks)]
  if (what) return [node.thing_link.create({ tool: what[1], id: what[2], title: said }, null, marks)]
  return mayLead(href, LinkSchemes) && words ? readLine(words, mark.link.create({ href }).addToSet(marks)) : null
}

/** The same line as Markdown. What Markdown has no sign for is written as its words. */
export function writeLine (block: Node): string {
  let out = '', open: Mark[] = []
  const kept = (m: Mark) => m.type !== mark.comment && m.type !== mark.insertion && m.type !== mark.deletion && m.type !== mark.code
  const close = (to: number) => { while (open.length > to) { const [, space] = /(\s*)$/.exec(out)!; out = out.slice(0, out.length - space!.length) + signOf(open.pop()!, true) + space } }
  block.forEach(child => {
    const wanted = child.marks.filter(kept)
    let same = 0
    while (same < open.length && wanted.some(m => m.eq(open[same]!))) same++
    close(same)
    for (const m of wanted) if (!open.some(o => o.eq(m))) { open.push(m); out += signOf(m, false) }
    out += writeInline(child)
  })
  close(0)
  return out
}

const signOf = (m: Mark, end: boolean) => m.type === mark.link ? end ? `](${m.attrs.href})` : '[' : signs.find(s => s[1] === m.type)?.[0] ?? ''

function writeInline (child: Node) {
  if (child.isText && mark.code.isInSet(child.marks)) { const fence = child.text!.includes('`') ? '``' : '`'; return fence.length > 1 ? `${fence} ${child.text} ${fence}` : `\`${child.text}\`` }
  if (child.isText) return escape(clean(child.text!), child.marks.length > 0)
  if (child.type === node.hard_break) return '\\\n'
  if (child.type === node.mention) return `[@${escape(child.attrs.name)}](person:${child.attrs.person})`
  if (child.type === node.thing_link) return `[${escape(child.attrs.title)}](thing:${child.attrs.tool}/${child.attrs.id})`
  if (child.type === node.image) return `![${escape(child.attrs.alt)}](${child.attrs.src})`
  return child.textContent
}

const escape = (text: string, marked = false) => {
  const signs = text.replace(/[\\`*[\]]|(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+|<(?=[a-z/!?])|&(?=#?\w+;)/gi, '\\$&')
  return marked ? signs.replace(/^[=~+]|(?<!\\)[=~+]$/g, '\\$&') : signs
}
