// The Markdown that people write in posts and comments, as a document and back. What is not of it stays in its text field.
import type { Node } from 'prosemirror-model'
import { node, schema } from '../schema'
import { readLine, writeLine } from './inlines'

const item = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4}|$)(?:\[([ xX])\] )?/

export const readMarkdown = (text: string) => node.doc.create(null, blocksOf(text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n')))

function blocksOf (lines: string[]): Node[] {
  const made: Node[] = []
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!, fence = /^(`{3,})([A-Za-z0-9+#._-]{0,40})\s*$/.exec(line), head = /^(#{1,4}) +(.*?)(?: +#+)?$/.exec(line)
    if (!line.trim()) i++
    else if (fence) { const end = lines.findIndex((l, n) => n > i && l.startsWith(fence[1]!)), to = end < 0 ? lines.length : end, code = lines.slice(i + 1, to).join('\n'); made.push(node.code_block.create({ language: fence[2] ?? '' }, code ? schema.text(code) : null)); i = to + 1 } else if (head) { made.push(node.heading.create({ level: head[1]!.length }, readLine(head[2]!))); i++ } else if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) { made.push(node.horizontal_rule.create()); i++ } else if (/^ {0,3}>/.test(line)) { const to = until(lines, i, l => /^ {0,3}>/.test(l)); made.push(node.blockquote.create(null, filled(blocksOf(lines.slice(i, to).map(l => l.replace(/^ {0,3}> ?/, '')))))); i = to } else if (item.test(line)) { const list = listOf(lines, i); made.push(list.made); i = list.to } else { const to = until(lines, i, (l, n) => n === i || (l.trim() !== '' && !/^(?: {0,3}>|#{1,4} |`{3})/.test(l) && !item.test(l))); made.push(node.paragraph.create(null, readLine(lines.slice(i, to).map(l => l.replace(/^ +/, '')).join('\n')))); i = to }
  }
  return filled(made)
}

const filled = (blocks: Node[]) => blocks.length > 0 ? blocks : [node.paragraph.create()]
const until = (lines: string[], from: number, goes: (line: string, at: number) => boolean) => { let to = from; while (to < lines.length && goes(lines[to]!, to)) to++; return to }

function listOf (lines: string[], from: number) {
  const first = item.exec(lines[from]!)!, ordered = /\d/.test(first[2]!), task = first[4] !== undefined, items: Node[] = []
  const goesOn = (line: string) => { const m = item.exec(line); return m !== null && /\d/.test(m[2]!) === ordered && (m[4] !== undefined) === task }
  let i = from
  while (i < lines.length && goesOn(lines[i]!)) {
    const m = item.exec(lines[i]!)!, indent = m[1]!.length + m[2]!.length + Math.max(1, m[3]!.length), inside = [lines[i]!.slice(m[0].length)]
    for (i++; i < lines.length; i++) {
      const line = lines[i]!
      if (line.trim() === '') { if (lines[i + 1]?.startsWith(' '.repeat(indent))) inside.push(''); else break } else if (line.startsWith(' '.repeat(indent))) inside.push(line.slice(indent))
      else break
    }
    while (lines[i]?.trim() === '' && goesOn(lines[i + 1] ?? '')) i++
    const blocks = blocksOf(inside), content = blocks[0]!.type === node.paragraph ? blocks : [node.paragraph.create(), ...blocks]
    items.push(task ? node.task_item.create({ checked: m[4] !== ' ' }, content) : node.list_item.create(null, content))
  }
  const made = task ? node.task_list.create(null, items) : ordered ? node.ordered_list.create({ order: Number.parseInt(first[2]!, 10) }, items) : node.bullet_list.create(null, items)
  return { made, to: i }
}

export const writeMarkdown = (doc: Node) => blocks(doc).trim()

function blocks (parent: Node): string {
  const parts: string[] = []
  parent.forEach((child, _, i) => { const tight = i > 0 && parent.type !== node.doc && isList(child) && parent.child(i - 1).type === node.paragraph && (child.attrs.order ?? 1) === 1; parts.push((i === 0 ? '' : tight ? '\n' : '\n\n') + block(child)) })
  return parts.join('')
}

const isList = (n: Node) => n.type === node.bullet_list || n.type === node.ordered_list || n.type === node.task_list
const inset = (text: string, by: string) => text.replace(/\n(?=[^\n])/g, `\n${by}`)

function block (n: Node): string {
  switch (n.type) {
    case node.paragraph: return writeLine(n).replace(/^(\s*)(?=[-+](?:\s|-|$)|#{1,6}(?:\s|$)|>)/gm, '$1\\').replace(/^(\d+)([.)](?:\s|$))/gm, '$1\\$2')
    case node.heading: return `${'#'.repeat(n.attrs.level)} ${writeLine(n)}`
    case node.code_block: { const fence = /`{3,}/.test(n.textContent) ? '`````' : '```'; return `${fence}${n.attrs.language}\n${n.textContent}\n${fence}` }
    case node.horizontal_rule: return '---'
    case node.blockquote: return blocks(n).split('\n').map(l => l ? `> ${l}` : '>').join('\n')
    case node.callout: return `> [!${{ warning: 'WARNING', decision: 'DECISION' }[n.attrs.kind as string] ?? 'NOTE'}]\n${blocks(n).split('\n').map(l => l ? `> ${l}` : '>').join('\n')}`
    default: return isList(n) ? list(n) : n.textBetween(0, n.content.size, '\n', ' ')
  }
}

function list (n: Node) {
  const items: string[] = []
  n.forEach((child, _, i) => {
    const sign = n.type === node.ordered_list ? `${n.attrs.order + i}. ` : '- ', box = n.type === node.task_list ? child.attrs.checked ? '[x] ' : '[ ] ' : ''
    items.push(sign + box + inset(blocks(child), ' '.repeat(sign.length)))
  })
  return items.join('\n')
}

/** Whether the field can show this text without changing it: only spaces and the choice between equal signs may differ. */
export function understands (text: string) {
  const bare = (t: string) => t.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/__/g, '**').replace(/(?<!\w)_|_(?!\w)/g, '*').replace(/^(\s*)[*+](?=\s)/gm, '$1-').replace(/\s+/g, '')
  const plain = text.replace(/^( *(?:> ?)*)(`{3,})[\s\S]*?\n\1\2 *$/gm, '').replace(/(?<![\\`])(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, '')
  const notInLists = plain.replace(/^( *)([-*+]|\d+[.)]) [\s\S]*?(?=\n\n\S|(?![\s\S]))/gm, '')
  return text.length <= 50_000 && !/^ {4,}\S/m.test(notInLists) && !/^ *\|.*\|\s*$|^\[\^?[^\]]*\]:|(?<!\\)(?:<\/?[a-z]+[\s>]|!\[|&#?\w+;)/im.test(plain) && bare(writeMarkdown(readMarkdown(text))) === bare(text)
}
