// Links: made, changed and taken away in one small dialog; Ctrl and a click follows one.
import { Plugin, type EditorState } from 'prosemirror-state'
import type { Editor } from './context'
import { question } from './dialog'
import { LinkSchemes, mayLead } from './rules'
import { mark, schema } from './schema'

/** The link the caret is in, with its ends. */
export function linkAt (state: EditorState) {
  const { $from, empty, from, to } = state.selection
  const link = mark.link.isInSet($from.marks()) ?? mark.link.isInSet($from.nodeAfter?.marks ?? [])
  if (!link) return null
  if (!empty) return { link, from, to }
  const parent = $from.parent
  let start = 0, at = 0, end = -1
  for (let i = 0; i < parent.childCount; i++) {
    const child = parent.child(i), has = child.marks.some(m => m.eq(link))
    if (has && end < 0) { start = at; end = at + child.nodeSize } else if (has) end = at + child.nodeSize
    else if (end >= $from.parentOffset) break
    else end = -1
    at += child.nodeSize
  }
  return end < 0 ? null : { link, from: $from.start() + start, to: $from.start() + end }
}

/** What people type as an address: "example.org" is a page, "ann@example.org" a mailbox. */
export const asAddress = (typed: string) => /^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(typed) ? `mailto:${typed}` : /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(typed) ? `https://${typed}` : typed

export async function editLink (editor: Editor) {
  const { state } = editor.view, now = linkAt(state), { from, to } = now ?? state.selection, { empty } = state.selection
  const answer = await question(now ? 'Change the link' : 'Add a link', now ? 'Change the link' : 'Add the link', [
    { name: 'href', label: 'Address', value: now?.link.attrs.href ?? '', hint: 'For example https://www.gov.uk or a page of this space', type: 'url', required: 'Enter an address' },
    ...(empty && !now ? [{ name: 'words', label: 'Words to show', required: 'Enter the words to show' }] : [])
  ], { more: now ? 'Remove the link' : undefined, check: v => mayLead(asAddress(v.href!), LinkSchemes) ? null : 'Enter an address that starts with https://' })
  editor.view.focus()
  if (!answer) return
  const tr = editor.view.state.tr
  if (answer === 'more') tr.removeMark(from, to, mark.link)
  else {
    const link = mark.link.create({ href: asAddress(answer.href!), title: now?.link.attrs.title ?? null })
    if (answer.words) tr.replaceWith(from, to, schema.text(answer.words, [...state.selection.$from.marks(), link]))
    else tr.removeMark(from, to, mark.link).addMark(from, to, link)
  }
  editor.view.dispatch(tr)
}

/** A link in a text that is being written is followed with Ctrl; the name of its address is in its title. */
export const linkClicks = () => new Plugin({
  props: {
    handleClick (_view, _pos, e) {
      const a = (e.target as Element).closest<HTMLAnchorElement>('a[href]')
      if (!a || !(e.ctrlKey || e.metaKey)) return false
      window.open(a.href, '_blank', 'noopener')
      return true
    },
    handleDOMEvents: { click: (_view, e) => { if ((e.target as Element).closest('a[href]')) { e.preventDefault(); e.stopPropagation() } return false } }
  }
})
