// Signs of Markdown become what they mean while they are typed; undo gives the signs back.
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { Attrs, MarkType } from 'prosemirror-model'
import { wrapInList } from 'prosemirror-schema-list'
import type { EditorState } from 'prosemirror-state'
import { LinkSchemes, mayLead } from './rules'
import { mark, node } from './schema'

const marked = (type: MarkType, pattern: RegExp, attrs?: Attrs) => new InputRule(pattern, (state, match, start, end) => {
  const words = match[2]!, offset = match[0].indexOf(match[1]!), from = start + offset
  if (state.doc.rangeHasMark(from, end, mark.code)) return null
  const sign = (match[1]!.length - words.length) / 2, tr = state.tr
  tr.delete(from + sign + words.length, end)
  tr.delete(from, from + sign)
  return tr.addMark(from, from + words.length, type.create(attrs)).removeStoredMark(type)
}, { inCodeMark: false })

const task = new InputRule(/^\s*\[([ xX]?)\]\s$/, (state, match, start, end) => {
  const tr = state.tr.delete(start, end), list = state.apply(tr)
  let made = null as ReturnType<EditorState['apply']>['tr'] | null
  if (!wrapInList(node.task_list)(list, t => { made = t })) return null
  for (const step of made!.steps) tr.step(step)
  if (match[1]?.toLowerCase() === 'x') { const $at = tr.selection.$from; tr.setNodeAttribute($at.before($at.depth - 1), 'checked', true) }
  return tr
})

const line = new InputRule(/^(?:---|\*\*\*|___)$/, (state, _, start, end) => {
  const $start = state.doc.resolve(start)
  if (!$start.node(-1)?.canReplaceWith($start.index(-1), $start.index(-1), node.horizontal_rule)) return null
  return state.tr.delete(start, end).insert($start.before(), node.horizontal_rule.create())
})

const address = new InputRule(/(?:^|\s)(https?:\/\/[^\s<>"]{3,1900}[^\s<>".,;:!?)\]'])(\s)$/, (state, match, start, end) => {
  const href = match[1]!, from = start + match[0].indexOf(href)
  if (!mayLead(href, LinkSchemes) || state.doc.rangeHasMark(from, from + href.length, mark.link)) return null
  return state.tr.addMark(from, from + href.length, mark.link.create({ href })).insertText(match[2]!, end).removeStoredMark(mark.link)
})

export const typingRules = () => inputRules({
  rules: [
    textblockTypeInputRule(/^(#{1,4})\s$/, node.heading, m => ({ level: m[1]!.length })),
    textblockTypeInputRule(/^```([A-Za-z0-9+#._-]{0,40})\s$/, node.code_block, m => ({ language: m[1] ?? '' })),
    wrappingInputRule(/^\s*>\s$/, node.blockquote),
    wrappingInputRule(/^\s*([-+*])\s$/, node.bullet_list),
    wrappingInputRule(/^(\d{1,9})[.)]\s$/, node.ordered_list, m => ({ order: Number(m[1]) }), (m, n) => n.childCount + n.attrs.order === Number(m[1])),
    task, line, address,
    marked(mark.strong, /(?:^|[^*\w])(\*\*([^*\s](?:[^*]*[^*\s])?)\*\*)$/),
    marked(mark.strong, /(?:^|[^_\w])(__([^_\s](?:[^_]*[^_\s])?)__)$/),
    marked(mark.emphasis, /(?:^|[^*\w])(\*([^*\s](?:[^*]*[^*\s])?)\*)$/),
    marked(mark.emphasis, /(?:^|[^_\w])(_([^_\s](?:[^_]*[^_\s])?)_)$/),
    marked(mark.strike, /(?:^|[^~])(~~([^~\s](?:[^~]*[^~\s])?)~~)$/),
    marked(mark.highlight, /(?:^|[^=])(==([^=\s](?:[^=]*[^=\s])?)==)$/),
    marked(mark.code, /(?:^|[^`])(`([^`]+)`)$/)
  ]
})
