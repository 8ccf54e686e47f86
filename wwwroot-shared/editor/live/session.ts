// The browser's side of one live text: which steps are confirmed, on their way, or not sent yet. It knows no page.
import { Node } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { Step, Transform } from 'prosemirror-transform'
import { schema } from '../schema'
import { rebase, type Arriving, type Change, type Taken } from './rebase'
import { stepsOf, type Commit, type LostWords, type Opened, type Refused, type Wire } from './wire'

/** What the session needs of the editor, and whom it tells. */
export interface Host {
  readonly state: EditorState
  apply (tr: Transaction): void
  replace (doc: Node): void
  changed (): void
  taken (words: Taken[]): void
  lost (words: LostWords[]): void
  /** Something was not stored and is no longer in the text; these were its words. */
  takenBack (why: Refused['why'], message: string, words: string): void
  opened (told: Opened): void
}

interface Batch { sequence: number, base: number, steps: string, count: number }
/** What outlives the page: enough to go on as if nothing had happened. */
export interface Kept { version: number, doc?: unknown, tab: string, stored: number, batch: Batch | null, steps: unknown[] }
export const fromSession = 'from session'
const Patience = 3, BusyPause = 1_500

export class Session {
  version = -1
  changes: Change[] = []
  /** How many changes of this person were stored since the editor was opened. */
  saved = 0
  private ready = false
  private batch: Batch | null = null
  private stored = 0
  private agains = 0
  private limits = { steps: 1000, bytes: 2_000_000 }
  /** Steps of before a long sleep, made on a text that is no longer here: the server carries them over. */
  private old: { base: number, steps: unknown[] } | null = null

  constructor (readonly tab: string, private readonly host: Host, private readonly wire: Wire) {}

  get unsaved () { return this.changes.length + (this.old?.steps.length ?? 0) + (this.batch?.count === 0 ? 1 : 0) }
  get sent () { return this.batch?.count ?? 0 }
  get isReady () { return this.ready }

  /** The connection stands, for the first time or again. */
  connected () { this.ready = false; this.wire.open(this.old ? -1 : this.version) }
  cut () { this.ready = false }

  /** What the person did. */
  did (transactions: readonly Transaction[]) {
    for (const tr of transactions) if (!tr.getMeta(fromSession)) for (const [i, step] of tr.steps.entries()) this.changes.push({ step, inverted: step.invert(tr.docs[i]!) })
    this.send()
    this.host.changed()
  }

  opened (told: Opened) {
    this.limits = told.limits ?? this.limits
    this.stored = told.sequence
    this.ready = true
    if (told.doc) this.begin(told)
    else this.commits(told.commits ?? [])
    if (!this.ready) return
    if (this.batch && this.batch.sequence <= told.sequence) this.confirm([])
    this.host.opened(told)
    if (this.batch) this.wire.submit(this.batch.base, this.batch.sequence, this.batch.steps)
    else this.send()
    this.host.changed()
  }

  /** The whole text instead of what is missing: what was not stored is carried over by the server. */
  private begin (told: Opened) {
    const steps = this.old?.steps ?? this.changes.map(c => c.step.toJSON()), base = this.old?.base ?? this.version
    const partly = this.batch !== null && this.batch.sequence <= told.sequence, rest = partly ? steps.slice(this.batch!.count) : steps
    this.batch = this.batch?.count === 0 && !partly ? this.batch : null
    this.changes = []; this.old = null
    this.version = told.version
    this.host.replace(Node.fromJSON(schema, told.doc))
    if (rest.length === 0) return
    if (partly || base < 0 || rest.length > this.limits.steps) this.host.takenBack('wrong', 'The text changed too much while you were away.', wordsOf(rest))
    else this.old = { base, steps: rest }
  }

  /** What the server has stored, in order. */
  commits (commits: Commit[]) {
    let others: Arriving[] = []
    const flush = () => { if (others.length > 0) this.over(others); others = [] }
    for (const commit of commits) {
      if (commit.v <= this.version) continue
      if (commit.v !== this.version + 1) { flush(); this.connected(); return } // something is missing
      this.version = commit.v
      const mine = commit.tab === this.tab && commit.seq === this.batch?.sequence
      if (!mine) others.push(...stepsOf(commit).map(s => ({ step: Step.fromJSON(schema, s), by: commit.by ?? '' })))
      else { flush(); this.agains = 0; this.confirm(stepsOf(commit)) }
    }
    flush()
    this.send()
    this.host.changed()
  }

  private over (arriving: Arriving[]) {
    const tr = this.host.state.tr, count = this.changes.length, made = rebase(tr, this.changes, arriving, 0, this.sent)
    this.changes = made.changes
    if (this.batch && this.batch.count > 0) this.batch.count = made.sent
    this.apply(tr, count)
    if (made.taken.length > 0) this.host.taken(made.taken)
  }

  /** The batch is stored: the server's version of it takes the place of ours. */
  private confirm (steps: unknown[]) {
    const { sequence, count } = this.batch!, own = this.changes.slice(0, count).map(c => JSON.stringify(c.step.toJSON())), theirs = steps.map(s => JSON.stringify(s))
    this.stored = Math.max(this.stored, sequence)
    this.saved += Math.max(1, count)
    this.batch = null
    if (own.length === theirs.length && own.every((s, i) => s === theirs[i])) { this.changes = this.changes.slice(count); return }
    let next = 0
    const arriving = steps.map((json, i): Arriving => {
      const same = own.length === theirs.length ? i : own.indexOf(theirs[i]!, next)
      if (same >= 0) next = same + 1
      return { step: Step.fromJSON(schema, json), by: '', ...(same >= 0 ? { mine: same } : {}) }
    })
    this.exchange(arriving, count)
  }

  private exchange (arriving: Arriving[], count: number) {
    const tr = this.host.state.tr, before = this.changes.length
    this.changes = rebase(tr, this.changes, arriving, count, before).changes
    this.apply(tr, before)
  }

  private apply (tr: Transaction, rebased: number) {
    const { selection } = this.host.state
    if (selection instanceof TextSelection) tr.setSelection(TextSelection.between(tr.doc.resolve(tr.mapping.map(selection.anchor, -1)), tr.doc.resolve(tr.mapping.map(selection.head, -1)), -1))
    this.host.apply(tr.setMeta('addToHistory', false).setMeta('rebased', rebased).setMeta(fromSession, true))
  }

  savedBefore (seq: number, v: number) {
    if (this.batch?.sequence !== seq || v > this.version) return // it comes by itself
    this.confirm([])
    this.send()
    this.host.changed()
  }

  refused (told: Refused) {
    const batch = this.batch
    if (batch?.sequence !== told.seq) return
    if (told.why === 'busy') { setTimeout(() => { if (this.ready && this.batch === batch) this.wire.submit(batch.base, batch.sequence, batch.steps) }, BusyPause); return }
    if (told.why === 'again' && ++this.agains < Patience) { this.batch = null; this.connected(); return }
    this.agains = 0
    this.giveUp(told.why, told.message, told.why === 'right' ? this.changes.length : batch.count)
    if (told.why !== 'right') this.send()
    this.host.changed()
  }

  /** Takes changes out of the text again; their words go to the person. */
  private giveUp (why: Refused['why'], message: string, count: number) {
    const words = wordsOf([...(this.batch?.count === 0 ? JSON.parse(this.batch.steps) as unknown[] : []), ...(this.old?.steps ?? []), ...this.changes.slice(0, count).map(c => c.step.toJSON())])
    this.batch = null; this.old = null
    if (count > 0) this.exchange([], count)
    this.host.takenBack(why, message, words)
  }

  /** The right to write has ended: what was not stored is given back. */
  ended (message: string) { if (this.unsaved > 0) this.giveUp('right', message, this.changes.length) }

  /** One batch at a time; what is typed meanwhile goes with the next. */
  private send () {
    if (!this.ready || this.batch) return
    const { old } = this
    if (old) { this.old = null; this.submit(old.base, old.steps.map(s => JSON.stringify(s)), 0); return }
    const steps: string[] = []
    let size = 2
    for (const { step } of this.changes) {
      const json = JSON.stringify(step.toJSON())
      size += json.length + 1
      if (steps.length > 0 && (steps.length >= this.limits.steps || size > this.limits.bytes / 2)) break
      steps.push(json)
    }
    if (steps.length > 0) this.submit(this.version, steps, steps.length)
  }

  private submit (base: number, steps: string[], count: number) {
    this.batch = { sequence: this.stored + 1, base, steps: `[${steps.join()}]`, count }
    this.wire.submit(base, this.batch.sequence, this.batch.steps)
  }

  /** A position of the text on screen as one of the confirmed text, and back. */
  toConfirmed (at: number) { for (let i = this.changes.length - 1; i >= 0; i--) at = this.changes[i]!.step.getMap().invert().map(at); return at }
  fromConfirmed (at: number) { for (const { step } of this.changes) at = step.getMap().map(at); return at }

  private get confirmedDoc () {
    const back = new Transform(this.host.state.doc)
    for (let i = this.changes.length - 1; i >= 0; i--) back.step(this.changes[i]!.inverted)
    return back.doc
  }

  keep (withDoc: boolean): Kept | null {
    if (this.unsaved === 0) return null
    const { tab, stored, batch, old } = this
    return { version: old?.base ?? this.version, tab, stored, batch, steps: old?.steps ?? this.changes.map(c => c.step.toJSON()), ...(withDoc && !old ? { doc: this.confirmedDoc.toJSON() } : {}) }
  }

  /** Goes on where an earlier page of this browser stopped. */
  goOn (kept: Kept) {
    this.stored = kept.stored
    this.batch = kept.batch
    if (!kept.doc || kept.batch?.count === 0) { this.old = { base: kept.version, steps: kept.steps }; return }
    this.version = kept.version
    this.host.replace(Node.fromJSON(schema, kept.doc))
    const tr = this.host.state.tr
    for (const json of kept.steps) {
      const step = Step.fromJSON(schema, json), before = tr.doc
      if (tr.maybeStep(step).failed) break
      this.changes.push({ step, inverted: step.invert(before) })
    }
    this.host.apply(tr.setMeta(fromSession, true).setMeta('addToHistory', false))
  }
}

/** The words that these steps put in, in the order they were written. */
export function wordsOf (steps: unknown[]) {
  let text = ''
  for (const json of steps) {
    const slice = (Step.fromJSON(schema, json) as Step & { slice?: { content: Node['content'] } }).slice
    if (slice) text += slice.content.textBetween(0, slice.content.size, '\n', ' ') || (slice.content.size > 0 ? '\n' : '')
  }
  return text.trim()
}
