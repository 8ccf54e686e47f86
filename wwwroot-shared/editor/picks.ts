// What / offers, whom @ finds, and where [[ leads.
import type { Command } from 'prosemirror-state'
import { codeBlock, footnote, heading, insertInline, paragraph, rule, table, toggleList, toggleWrap } from './commands'
import { ask, type Editor } from './context'
import { chooseImage } from './images'
import { keys } from './make'
import type { Choice, Trigger } from './picker'
import { node } from './schema'

const block = (label: string, hint: string, command: Command, short?: string): Choice => ({ label, hint, keys: short && keys(short), run: view => command(view.state, view.dispatch, view) })

const blocks = (editor: Editor): Choice[] => [
  block('Paragraph', 'Plain text', paragraph, 'Ctrl+Alt+0'),
  block('Heading', 'A section', heading(1), 'Ctrl+Alt+1'), block('Smaller heading', 'A part of a section', heading(2), 'Ctrl+Alt+2'), block('Smallest heading', 'A part of a part', heading(3), 'Ctrl+Alt+3'),
  block('Bulleted list', 'Items in any order', toggleList(node.bullet_list), '-'), block('Numbered list', 'Items in order', toggleList(node.ordered_list), '1.'), block('Task list', 'Things to tick off', toggleList(node.task_list), '[]'),
  block('Table', 'Three columns with headings', table()),
  block('Quote', 'Words of somebody else', toggleWrap(node.blockquote), '>'),
  block('Note', 'Something to know', toggleWrap(node.callout, { kind: 'info' })), block('Warning', 'Something to be careful about', toggleWrap(node.callout, { kind: 'warning' })), block('Decision', 'What was agreed', toggleWrap(node.callout, { kind: 'decision' })),
  ...(editor.options.images ? [{ label: 'Picture', hint: 'From this device', run: () => chooseImage(editor) }] : []),
  block('Footnote', 'A remark at the foot', footnote), block('Code', 'Kept as it is typed', codeBlock, '```'), block('Line', 'Between two parts', rule, '---')
]

interface Somebody { id: string, name: string, organisation?: string }
interface Thing { tool: string, id: string, title: string, kind?: string, state?: string }

const people = (address: string): Trigger => ({
  name: 'people', words: 'Type a name', pattern: /(?:^|[\s(\uFFFC])(@([\p{L}\p{M}' -]{0,40}))$/u,
  find: async (query, signal) => /\s{2}|^\s/.test(query) ? [] : (await ask<Somebody[]>(address, query, undefined, signal)).map(p => ({
    label: p.name, hint: p.organisation, run: view => { insertInline(() => node.mention.create({ person: p.id, name: p.name.slice(0, 200) }))(view.state, view.dispatch); view.dispatch(view.state.tr.insertText(' ')) }
  }))
})

const things = (address: string, creates: string | undefined): Trigger => ({
  name: 'things', words: 'Type a title', pattern: /(\[\[([^[\]\uFFFC]{0,80}))$/,
  async find (query, signal) {
    const found = await ask<Thing[]>(address, query, undefined, signal), title = query.trim()
    const link = (t: Thing): Choice['run'] => view => { insertInline(() => node.thing_link.create({ tool: t.tool, id: t.id, title: t.title.slice(0, 300) }))(view.state, view.dispatch) }
    const make: Choice[] = creates && title && !found.some(t => t.title.toLowerCase() === title.toLowerCase())
      ? [{ label: `Add the page “${title}”`, hint: 'It is empty at first', run: view => { const at = view.state.selection.from; void ask<Thing>(creates, undefined, { title }).then(t => link(t)(view), () => { view.dispatch(view.state.tr.insertText(title, Math.min(at, view.state.doc.content.size))) }) } }] : []
    return [...found.map(t => ({ label: t.title, hint: [t.kind, t.state].filter(Boolean).join(' · '), run: link(t) })), ...make]
  }
})

export function triggers (editor: Editor): Trigger[] {
  const all = blocks(editor), { options } = editor
  return [
    { name: 'blocks', words: 'Blocks', pattern: /(?:^|\s)(\/([\p{L} ]{0,24}))$/u, find: (query: string) => all.filter(c => fits(c, query.trim().toLowerCase())) },
    ...(options.people ? [people(options.people)] : []), ...(options.things ? [things(options.things, options.creates)] : [])
  ].map(t => ({ ...t, find: (q: string, s: AbortSignal) => editor.mode === 'reading' ? [] : t.find(q, s) }))
}

/** In a small field: people and things only. */
export const smallTriggers = ({ options }: Editor): Trigger[] => [...(options.people ? [people(options.people)] : []), ...(options.things ? [things(options.things, undefined)] : [])]

const fits = (c: Choice, query: string) => `${c.label} ${c.hint ?? ''}`.toLowerCase().split(/\s+/).some(word => word.startsWith(query)) || c.label.toLowerCase().startsWith(query)

