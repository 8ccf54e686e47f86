// The editor of a document or page: <div data-editor="ID" data-hub="/live/texts" …>, see docs/editor.md.
import { LiveText } from '../../editor/live/text'
import type { Mode, Right } from '../../editor/context'
import { spriteIs } from '../../editor/make'
import { onShown } from '../shown'

const open = new Map<HTMLElement, Promise<LiveText>>()

async function begin (root: HTMLElement) {
  const d = root.dataset, id = d.editor!, find = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-${name}="${CSS.escape(id)}"]`)]
  spriteIs(d.icons)
  return LiveText.open(root, {
    id, label: d.label ?? 'Text', right: (d.right ?? 'read') as Right, person: d.person ?? '', personName: d.name ?? '',
    hub: d.hub ?? '/live/texts', people: d.people, things: d.things, creates: d.creates, images: d.images
  }, { state: find('saved'), faces: find('writers'), margin: find('margin')[0] ?? null, comments: d.comments, mode: d.mode as Mode | undefined })
}

onShown(() => {
  for (const [root, text] of open) if (root.isConnected) void text.then(t => { t.shown() }); else { open.delete(root); void text.then(t => { t.destroy() }) }
  for (const root of document.querySelectorAll<HTMLElement>('[data-editor]')) if (!open.has(root)) open.set(root, begin(root))
})

// What is only in this page is asked about before the page goes; what is kept or stored is not.
addEventListener('beforeunload', e => { for (const root of open.keys()) if (root.dataset.unkept === 'true') e.preventDefault() })
