// A live text on a page: the editor's frame, the session behind it, and what the person is told.
import { Plugin, type Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { ask, type Mode, type Options, type Right } from '../context'
import { Frame } from '../frame'
import { beginComment } from '../review/comment'
import { Margin, noteClicks } from '../review/margin'
import { tracked } from '../review/track'
import { node } from '../schema'
import { Others, others } from './cursors'
import { hubAt, wireOf, type Listener } from './hub'
import { adopt, Keeper } from './kept'
import { offerBack, overWith, ownWords } from './notices'
import { fromSession, Session, type Host, type Kept } from './session'
import { SavedState } from './state'
import type { Taken } from './rebase'
import type { LostWords, Opened, People, Refused } from './wire'

export interface Places { state: HTMLElement[], faces: HTMLElement[], margin: HTMLElement | null, comments?: string, mode?: Mode }
interface Known { id: string, name: string, organisation?: string }

const LookPause = 120
const modesFor: Record<Right, Mode[]> = { write: ['editing', 'suggesting', 'reading'], suggest: ['suggesting', 'reading'], comment: ['reading'], read: ['reading'] }
const quietCollab = new Plugin({ ...{ historyPreserveItems: true }, filterTransaction: tr => !(tr.docChanged && (tr.getMeta('appendedTransaction') as Transaction | undefined)?.getMeta(fromSession)) })

export class LiveText implements Host, Listener {
  readonly text: string
  readonly session: Session
  private frame: Frame | null = null
  private margin: Margin | null = null
  private people_: Others | null = null
  private readonly keeper: Keeper
  private readonly saved: SavedState
  private readonly hub
  private connected = false
  private looking = 0
  private lastLook = ''
  private readonly known = new Map<string, Known>()
  private dead = false

  static async open (root: HTMLElement, options: Options, places: Places) { return new LiveText(root, options, places, await adopt(options.id, options.person)) }

  private constructor (private readonly root: HTMLElement, private readonly options: Options, private readonly places: Places, kept: Kept | null) {
    this.text = options.id
    this.hub = hubAt(options.hub!)
    const tab = kept?.tab ?? crypto.randomUUID()
    this.session = new Session(tab, this, wireOf(this.hub, this.text, tab))
    this.saved = new SavedState(places.state)
    this.keeper = new Keeper(this.session, this.text, options.person)
    if (kept) { try { this.session.goOn(kept) } catch { /* what cannot be read any more is not in the way */ } }
    this.hub.join(this)
  }

  get state () { return this.frame!.view.state }

  apply (tr: Transaction) { this.frame!.view.dispatch(tr) }

  replace (doc: Node) {
    if (!this.frame) { this.begin(doc); return }
    const { tr } = this.state
    this.apply(tr.replaceWith(0, tr.doc.content.size, doc.content).setMeta(fromSession, true).setMeta('addToHistory', false).setMeta('rebased', 0))
  }

  private begin (doc: Node) {
    const modes = modesFor[this.options.right]
    this.frame = new Frame(this.root, this.options, {
      doc, modes: this.places.mode && modes.includes(this.places.mode) ? [this.places.mode, ...modes.filter(m => m !== this.places.mode)] : modes,
      plugins: () => [quietCollab, others(), ownWords(), noteClicks(() => this.places.margin)],
      dispatch: (tr, editor) => this.asTheMode(tr, editor.mode),
      applied: transactions => { this.applied(transactions) },
      actions: editor => ({
        ...(this.options.right === 'read' || (!this.places.comments && !this.places.margin) ? { comment: null } : { comment: () => { beginComment(editor, this.places.margin, this.places.comments) } }),
        ...(this.options.right === 'write' ? { acceptAll: () => this.margin?.decideAll(true), rejectAll: () => this.margin?.decideAll(false) } : {})
      })
    })
    this.people_ = new Others(this.frame, this.session, this.places.faces)
    if (this.places.margin) this.margin = new Margin(this.frame, this.places.margin, { of: person => this.nameOf(person) })
  }

  private asTheMode (tr: Transaction, mode: Mode) {
    if (!tr.docChanged || tr.getMeta(fromSession) || tr.getMeta('history$') || tr.getMeta('decided')) return tr
    if (mode === 'editing') return tr
    if (mode === 'reading') return this.options.right !== 'read' && tr.steps.every(s => s.toJSON().stepType === 'addMark' || s.toJSON().stepType === 'removeMark') ? tr : null
    const made = tracked(tr, this.state, { person: this.options.person, now: () => new Date() })
    if (!made) this.onlyWords()
    return made
  }

  private only: HTMLElement | null = null
  private onlyWords () {
    if (!this.only?.isConnected) this.only = this.frame!.notice('Only words can be suggested, not how they look. Write what you mean, or comment on it.')
  }

  private applied (transactions: readonly Transaction[]) {
    this.session.did(transactions)
    const changed = transactions.filter(t => t.docChanged)
    for (const t of changed) this.root.dispatchEvent(new CustomEvent('editor:moved', { detail: t.mapping }))
    if (changed.length) this.margin?.update()
    this.margin?.point()
    this.margin?.later()
    this.look()
  }

  changed () {
    this.keeper.soon()
    this.saved.show(this.session.unsaved, this.session.saved, this.connected, this.keeper.safe)
    this.root.dataset.version = String(this.session.version)
    this.root.dataset.unsaved = String(this.session.unsaved)
    this.root.dataset.unkept = String(!this.keeper.safe)
  }

  /** Where my caret is, at most a few times a second and only when it is known where that is. */
  private look () {
    this.looking ||= window.setTimeout(() => {
      this.looking = 0
      if (!this.frame || !this.session.isReady) return
      const { anchor, head } = this.state.selection, here = this.frame.view.hasFocus() && this.frame.mode !== 'reading'
      const at = here ? [this.session.toConfirmed(anchor), this.session.toConfirmed(head)] as const : [-1, -1] as const, now = at.join()
      if (now === this.lastLook) return
      this.lastLook = now
      this.hub.send('Look', this.text, this.session.version, ...at)
    }, LookPause)
  }

  opened (told: Opened) { this.right(told.right, told.because); this.lastLook = ''; this.look(); this.root.dataset.ready = 'true' }

  people (told: People) { if (this.frame) this.people_?.told(told, this.session.tab, this.options.person) }

  taken (words: Taken[]) { for (const w of words) offerBack(this.frame!, w.text, `${this.nameOf(w.by).name} wrote where you were deleting`, w.at) }

  lost (words: LostWords[]) { for (const w of words) offerBack(this.frame!, w.text, w.how === 'dropped' ? 'The place of your words was deleted meanwhile' : `${w.by ? this.nameOf(w.by).name : 'Somebody'} deleted words of yours without seeing them`) }

  takenBack (why: Refused['why'], message: string, words: string) {
    if (why === 'right') { overWith(this.frame!, message, words); return }
    if (words) offerBack(this.frame!, words, message || 'This could not be stored')
    else this.frame!.notice(message || 'Your last change could not be stored, and was taken back.')
  }

  right (right: string, because?: string) {
    const now: Right = right === 'none' ? 'read' : right as Right, before = this.options.right
    if (right === 'none' && !this.dead) { this.dead = true; this.session.ended(because ?? 'This text is no longer open to you.') }
    if (now === before || !this.frame) return
    const less = modesFor[now].length < modesFor[before].length
    this.options.right = now
    if (less && this.session.unsaved > 0 && now === 'read') this.session.ended(because ?? 'You can read this text now, and no longer write in it.')
    this.frame.setModes(modesFor[now])
    if (because) this.frame.notice(because)
    this.margin?.update()
  }

  closed (message: string) { this.dead = true; if (this.frame) { this.session.ended(message); this.frame.setModes(['reading']) } else this.root.append(message) }

  up () { this.connected = true; this.saved.show(this.session.unsaved, this.session.saved, true, this.keeper.safe) }
  down () { this.connected = false; this.saved.show(this.session.unsaved, this.session.saved, false, this.keeper.safe) }

  private nameOf (person: string) {
    if (person === this.options.person) return { name: this.options.personName }
    const known = this.known.get(person)
    if (!known && this.options.people) {
      this.known.set(person, { id: person, name: 'Somebody' })
      void ask<Known[]>(`${this.options.people}${this.options.people.includes('?') ? '&' : '?'}id=${person}`).then(found => { const p = found.find(f => f.id === person); if (p) { this.known.set(person, p); this.margin?.update() } }, () => {})
    }
    return known ?? { name: 'Somebody' }
  }

  /** The page shows something else of the margin. */
  shown () { this.margin?.update() }

  destroy () {
    this.keeper.destroy(); this.hub.leave(this); clearTimeout(this.looking)
    this.margin?.destroy(); this.frame?.destroy()
  }
}

export const emptyDoc = () => node.doc.create(null, node.paragraph.create())
