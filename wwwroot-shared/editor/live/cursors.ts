// Where the others are: carets with a name that fades to a dot, selections, and their faces in the docket.
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Editor } from '../context'
import { el } from '../make'
import type { Session } from './session'
import type { Here, People } from './wire'

export const colours = ['plum', 'indigo', 'blue', 'green', 'olive', 'ochre', 'brick', 'slate']
/** Always the same colour for the same person; the name stands with it. */
export const colourOf = (person: string) => colours[[...person].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) >>> 0, 7) % colours.length]!

interface Present { here: Map<string, Here>, moved: Map<string, number> }
const key = new PluginKey<Present>('others')
const Fresh = 2_000

export const others = () => new Plugin<Present>({
  key,
  state: {
    init: () => ({ here: new Map(), moved: new Map() }),
    apply (tr, was) {
      const told = tr.getMeta(key) as Present | undefined
      if (told) return told
      if (!tr.docChanged) return was
      const here = new Map([...was.here].map(([k, h]) => [k, h.anchor < 0 ? h : { ...h, anchor: tr.mapping.map(h.anchor, -1), head: tr.mapping.map(h.head, -1) }]))
      return { here, moved: was.moved }
    }
  },
  props: {
    decorations (state) {
      const { here, moved } = key.getState(state)!, size = state.doc.content.size, all: Decoration[] = []
      for (const h of here.values()) {
        if (h.anchor < 0 || h.head < 0) continue
        const head = Math.min(h.head, size), anchor = Math.min(h.anchor, size), colour = colourOf(h.person)
        if (anchor !== head) all.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: `ed-their-words ${colour}` }))
        all.push(Decoration.widget(head, () => caret(h, colour), { key: `${h.key} ${moved.get(h.key) ?? 0}`, side: 10, ignoreSelection: true }))
      }
      return DecorationSet.create(state.doc, all)
    }
  }
})

function caret (h: Here, colour: string) {
  const name = el('span', { class: 'ed-caret-name' }, h.name), dom = el('span', { class: `ed-caret ${colour}`, 'aria-hidden': 'true' }, name)
  window.setTimeout(() => { dom.classList.add('rested') }, Fresh)
  return dom
}

export class Others {
  private said = ''
  private summary = 0
  constructor (private readonly editor: Editor, private readonly session: Session, private readonly faces: Iterable<HTMLElement>) {}

  told (people: People, tab: string, me: string) {
    const { view } = this.editor, was = key.getState(view.state)!, here = new Map(people.all ? [] : was.here), moved = new Map(was.moved)
    for (const gone of people.gone ?? []) here.delete(gone)
    for (const h of people.here) {
      if (h.key === tab || h.person === me) continue // another page of mine is no company
      const at = h.anchor < 0 ? h : { ...h, anchor: this.session.fromConfirmed(h.anchor), head: this.session.fromConfirmed(h.head) }, before = here.get(h.key)
      if (!before || before.head !== at.head || before.anchor !== at.anchor) moved.set(h.key, (moved.get(h.key) ?? 0) + 1)
      here.set(h.key, at)
    }
    view.dispatch(view.state.tr.setMeta(key, { here, moved }).setMeta('addToHistory', false))
    this.show([...new Map([...here.values()].map(h => [h.person, h])).values()])
  }

  private show (people: Here[]) {
    for (const place of this.faces) place.replaceChildren(...people.slice(0, 5).map(h => el('span', { class: `avatar ${colourOf(h.person)}`, role: 'img', 'aria-label': `${h.name} is writing here`, title: [h.name, h.affiliation].filter(Boolean).join(', ') }, h.initials)),
      ...(people.length > 5 ? [el('span', { class: 'avatar', title: people.slice(5).map(h => h.name).join(', ') }, `+${people.length - 5}`)] : []))
    const names = people.map(h => h.name).sort((a, b) => a.localeCompare(b, 'en')), words = names.length === 0 ? 'Nobody else is writing here' : `${names.length > 3 ? `${names.length} others are` : `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'}`} writing here`
    if (words === this.said || (!this.said && names.length === 0)) return
    this.said = words
    clearTimeout(this.summary)
    this.summary = window.setTimeout(() => { this.editor.say(words) }, 1_000)
  }
}
