// A server as docs/texts.md says, in memory, behind connections that delay, double, lose and break.
import { Mapping, Step, Transform } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import { schema } from '../editor/schema'
import type { Session } from '../editor/live/session'
import type { Commit, Wire } from '../editor/live/wire'

export class Server {
  readonly log: Commit[] = []
  private readonly sequences = new Map<string, number>()
  private readonly lines = new Set<Line>()
  refuse: ((tab: string) => 'wrong' | 'right' | 'busy' | null) = () => null
  constructor (public doc: Node, readonly random: () => number) {}

  get version () { return this.log.length }

  join (line: Line) { this.lines.add(line) }
  leave (line: Line) { this.lines.delete(line) }

  opened (line: Line, version: number) {
    const known = version >= 0 && version <= this.version && this.version - version < 2_000
    line.deliver(s => s.opened({ version: this.version, right: 'write', me: line.tab, sequence: this.sequences.get(line.tab) ?? 0, ...known ? { commits: this.log.slice(version) } : { doc: this.doc.toJSON() } }))
  }

  submit (line: Line, base: number, sequence: number, json: string) {
    const stored = this.sequences.get(line.tab) ?? 0
    if (sequence <= stored) { const v = this.log.find(c => c.tab === line.tab && c.seq === sequence)!.v; line.deliver(s => { s.savedBefore(sequence, v) }); return }
    const why = this.refuse(line.tab)
    if (why || sequence !== stored + 1 || base > this.version || base < 0) { line.deliver(s => { s.refused({ seq: sequence, why: why ?? 'again', message: 'No', right: 'write' }) }); return }
    const commit = { v: this.version + 1, by: line.tab, tab: line.tab, seq: sequence, steps: this.take(base, (JSON.parse(json) as unknown[]).map(s => Step.fromJSON(schema, s))) }
    this.sequences.set(line.tab, sequence)
    this.log.push(commit)
    for (const l of this.lines) l.deliver(s => { s.commits([commit]) })
  }

  private take (base: number, batch: Step[]) {
    const since = this.log.slice(base).flatMap(c => (c.steps as unknown[]).map(s => Step.fromJSON(schema, s)))
    const mapping = new Mapping(batch.map(s => s.getMap().invert()).reverse()), tr = new Transform(this.doc), kept: unknown[] = []
    for (const s of since) mapping.appendMap(s.getMap())
    for (const [i, step] of batch.entries()) {
      const undone = batch.length - 1 - i, mapped = step.map(mapping.slice(undone + 1))
      if (!mapped || tr.maybeStep(mapped).failed) continue
      mapping.appendMap(mapped.getMap(), undone)
      kept.push(mapped.toJSON())
    }
    tr.doc.check()
    this.doc = tr.doc
    return kept
  }
}

/** One connection: messages keep their order and take their time; what is under way when it breaks is lost. */
export class Line implements Wire {
  session!: Session
  up = false
  private readonly there: Array<() => void> = []
  private readonly back: Array<(s: Session) => void> = []
  constructor (readonly server: Server, readonly tab: string) {}

  open (version: number) { this.send(() => { this.server.join(this); this.server.opened(this, version) }) }
  submit (base: number, sequence: number, steps: string) { this.send(() => { this.server.submit(this, base, sequence, steps) }); if (this.server.random() < .05) this.send(() => { this.server.submit(this, base, sequence, steps) }) }
  look () {}
  private send (what: () => void) { if (this.up) this.there.push(what) }
  deliver (what: (s: Session) => void) { if (this.up) this.back.push(what) }

  step () {
    if (this.there.length && (this.server.random() < .5 || !this.back.length)) this.there.shift()!()
    else this.back.shift()?.(this.session)
  }

  get idle () { return this.there.length === 0 && this.back.length === 0 }
  connect () { this.up = true; this.session.connected() }
  cut () { this.up = false; this.there.length = 0; this.back.length = 0; this.server.leave(this); this.session.cut() }
}
