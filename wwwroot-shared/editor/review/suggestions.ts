// The suggestions in a text: listed by author, accepted, rejected, taken back.
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { mark } from '../schema'
import { suggests } from './track'

export interface Suggestion { id: string, person: string, at: string, added: string, removed: string, pos: number, blocks: number }

/** One entry for each suggestion, in the order of the text. */
export function suggestionsIn (doc: Node): Suggestion[] {
  const all = new Map<string, Suggestion>()
  doc.descendants((n, pos) => {
    for (const m of n.marks) {
      if (!suggests(m)) continue
      const { id, person, at } = m.attrs as { id: string, person: string, at: string }, key = `${person} ${id}`
      const s = all.get(key) ?? { id, person, at, added: '', removed: '', pos, blocks: 0 }
      const words = n.isText ? n.text! : n.isInline ? n.textContent || ' ' : ''
      if (!n.isInline) s.blocks++
      if (m.type === mark.insertion) s.added += words
      else s.removed += words
      all.set(key, s)
    }
    return true
  })
  return [...all.values()]
}

const short = (words: string) => { const line = words.replace(/\s+/g, ' ').trim(); return line.length > 80 ? `${line.slice(0, 80)}…` : line }

export function inWords ({ added, removed, blocks }: Suggestion) {
  const [more, less] = [short(added), short(removed)]
  return more && less ? `Replace “${less}” with “${more}”` : more ? `Add “${more}”` : less ? `Remove “${less}”` : blocks > 0 ? 'Begin a new paragraph' : 'Change the spacing'
}

/** Accepts or rejects those that fit; the rest of the text stays as it is. */
export function resolve (state: EditorState, accept: boolean, fits: (id: string, person: string) => boolean) {
  const tr = state.tr.setMeta('decided', true), blocks: Array<{ pos: number, keep: boolean, type: typeof mark.insertion }> = []
  state.doc.descendants((n, pos) => {
    for (const m of n.marks) {
      if (!suggests(m) || !fits(m.attrs.id as string, m.attrs.person as string)) continue
      const keep = (m.type === mark.insertion) === accept
      if (!n.isInline) blocks.push({ pos, keep, type: m.type })
      else if (keep) tr.removeMark(tr.mapping.map(pos), tr.mapping.map(pos + n.nodeSize), m)
      else tr.delete(tr.mapping.map(pos), tr.mapping.map(pos + n.nodeSize))
    }
    return true
  })
  for (const { pos, keep, type } of blocks.reverse()) {
    const at = tr.mapping.mapResult(pos, 1), n = at.deleted ? null : tr.doc.nodeAt(at.pos)
    const m = n && type.isInSet(n.marks)
    if (!n || !m) continue
    tr.removeNodeMark(at.pos, m)
    if (keep) continue
    const $at = tr.doc.resolve(at.pos), joins = type === mark.insertion && n.isTextblock && n.content.size > 0 && $at.nodeBefore?.type === n.type
    if (joins) tr.join(at.pos)
    else if ($at.parent.childCount > 1) tr.delete(at.pos, at.pos + n.nodeSize)
    else if (n.isTextblock) tr.delete(at.pos + 1, at.pos + n.nodeSize - 1)
  }
  return tr
}
