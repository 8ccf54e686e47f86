// Somebody who writes, with the editor's state but no page.
import { history, redo, undo } from 'prosemirror-history'
import { EditorState, Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import { mark, node, schema } from '../editor/schema'
import { fromSession, Session, type Host, type Kept } from '../editor/live/session'
import type { Taken } from '../editor/live/rebase'
import { Line, type Server } from './server'

const preserve = new Plugin({ ...{ historyPreserveItems: true } })

export class Writer implements Host {
  state = EditorState.create({ schema, plugins: [history({ depth: 2_000, newGroupDelay: 0 }), preserve] })
  session: Session
  line: Line
  readonly takenWords: Taken[] = []
  readonly back: string[] = []

  constructor (readonly server: Server, readonly name: string, kept: Kept | null = null, tab = kept?.tab ?? name) {
    this.line = new Line(server, tab)
    this.session = this.line.session = new Session(tab, this, this.line)
    if (kept) this.session.goOn(JSON.parse(JSON.stringify(kept)) as Kept)
  }

  apply (tr: Transaction) { const made = this.state.applyTransaction(tr); this.state = made.state; this.session.did(made.transactions) }
  replace (doc: EditorState['doc']) { this.state = EditorState.create({ doc, plugins: this.state.plugins }) }
  changed () {}
  taken (words: Taken[]) { this.takenWords.push(...words) }
  lost () {}
  takenBack (_why: string, _message: string, words: string) { this.back.push(words) }
  opened () {}

  get text () { return this.state.doc.textBetween(0, this.state.doc.content.size, '|') }
  type (words: string, at = this.state.doc.content.size - 1) { this.apply(this.state.tr.insertText(words, at)) }
  delete (from: number, to: number) { this.apply(this.state.tr.delete(from, to)) }
  undo () { undo(this.state, tr => { this.apply(tr) }) }
  redo () { redo(this.state, tr => { this.apply(tr) }) }

  /** Anything a person does. */
  act (random: () => number) {
    const { doc } = this.state, at = () => Math.floor(random() * (doc.content.size + 1)), pick = random()
    const near = (p: number) => TextSelection.near(doc.resolve(p)).from
    try {
      if (pick < .45) this.apply(this.state.tr.insertText(`${this.name}${Math.floor(random() * 100)} `, near(at())))
      else if (pick < .6) { const a = at(), b = Math.min(doc.content.size, a + Math.floor(random() * 8)); this.apply(this.state.tr.delete(a, b)) }
      else if (pick < .7) this.apply(this.state.tr.split(near(at())))
      else if (pick < .78) { const a = at(), b = Math.min(doc.content.size, a + 5); this.apply(this.state.tr.addMark(a, b, mark.strong.create())) }
      else if (pick < .84) { const a = near(at()), $a = doc.resolve(a); if ($a.depth > 0) this.apply(this.state.tr.setBlockType(a, a, node.heading!, { level: 2 })) }
      else if (pick < .94) this.undo()
      else this.redo()
    } catch (e) { if (!(e instanceof RangeError) && !/Replace|Split/i.test((e as Error).name)) throw e }
  }
}

export { fromSession }

export function seeded (seed: number) {
  return () => { seed |= 0; seed = seed + 0x6D2B79F5 | 0; let t = Math.imul(seed ^ seed >>> 15, 1 | seed); t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t; return ((t ^ t >>> 14) >>> 0) / 4294967296 }
}

/** Delivers until nothing is under way and everything is stored. */
export function settle (writers: Writer[]) {
  for (const w of writers) if (!w.line.up) w.line.connect()
  for (let i = 0; i < 200_000; i++) {
    if (writers.every(w => w.line.idle)) { if (writers.every(w => w.session.unsaved === 0)) return; throw new Error(`Nothing moves, ${writers.map(w => `${w.name} ${w.session.unsaved}`).join()}`) }
    for (const w of writers) w.line.step()
  }
  throw new Error('Never settled')
}
