// The connection for texts: one for all editors of a page, and it comes back by itself.
import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr'
import { connectionLost, connectionWorks } from '../../src/connection'
import type { Session } from './session'
import type { Commit, LostWords, Opened, People, Refused, Wire } from './wire'

export interface Listener { readonly text: string, readonly session: Session, people (told: People): void, right (right: string, because?: string): void, closed (message: string): void, lost (words: LostWords[]): void, up (): void, down (): void }

const Pauses = [0, 300, 700, 1_500, 3_000, 5_000]

class Hub {
  private connection: HubConnection | null = null
  private readonly listeners = new Map<string, Listener>()
  private tries = 0

  constructor (private readonly address: string) {}

  join (listener: Listener) {
    this.listeners.set(listener.text, listener)
    if (this.connection?.state === HubConnectionState.Connected) { listener.session.connected(); listener.up() } else if (!this.connection) this.start()
  }

  leave (listener: Listener) {
    if (this.listeners.get(listener.text) !== listener) return
    this.listeners.delete(listener.text)
    this.send('Leave', listener.text)
    if (this.listeners.size === 0) { void this.connection?.stop(); this.connection = null }
  }

  send (method: string, ...args: unknown[]) { if (this.connection?.state === HubConnectionState.Connected) void this.connection.send(method, ...args).catch(() => {}) }

  private start () {
    const connection = this.connection = new HubConnectionBuilder().withUrl(this.address).configureLogging(LogLevel.None).build()
    connection.serverTimeoutInMilliseconds = 15_000
    connection.keepAliveIntervalInMilliseconds = 5_000
    const to = <T extends { text: string }>(then: (l: Listener, told: T) => void) => (told: T) => { const l = this.listeners.get(told.text); if (l) then(l, told) }
    connection.on('opened', to<Opened & { text: string }>((l, t) => { l.session.opened(t); if (t.people) l.people({ ...t.people, all: true }) }))
    connection.on('commits', (text: string, commits: Commit[]) => { this.listeners.get(text)?.session.commits(commits) })
    connection.on('saved', to<{ text: string, seq: number, v: number }>((l, t) => { l.session.savedBefore(t.seq, t.v) }))
    connection.on('refused', to<Refused & { text: string }>((l, t) => { l.session.refused(t); if (t.why === 'right') l.right(t.right, t.message) }))
    connection.on('closed', to<{ text: string, message: string }>((l, t) => { l.closed(t.message) }))
    connection.on('right', to<{ text: string, right: string, because?: string }>((l, t) => { l.right(t.right, t.because) }))
    connection.on('lost', to<{ text: string, words: LostWords[] }>((l, t) => { l.lost(t.words) }))
    connection.on('people', to<People & { text: string }>((l, t) => { l.people(t) }))
    connection.onclose(() => { this.down(connection) })
    void this.connect(connection)
  }

  private async connect (connection: HubConnection) {
    try { await connection.start() } catch { this.down(connection); return }
    if (connection !== this.connection) { void connection.stop(); return }
    this.tries = 0
    connectionWorks()
    for (const l of this.listeners.values()) { l.session.connected(); l.up() }
  }

  private down (connection: HubConnection) {
    if (connection !== this.connection) return
    connectionLost()
    for (const l of this.listeners.values()) { l.session.cut(); l.down() }
    const wait = Pauses[Math.min(this.tries++, Pauses.length - 1)]! * (.75 + Math.random() / 2)
    this.again = () => { this.again = null; clearTimeout(timer); if (connection === this.connection && this.listeners.size > 0) void this.connect(connection) }
    const timer = window.setTimeout(() => this.again?.(), wait)
  }

  private again: (() => void) | null = null
  /** The network is back, or somebody looks again: no need to wait. */
  hurry () { if (this.tries > 1) this.again?.() }
}

const hubs = new Map<string, Hub>()
for (const event of ['online', 'pageshow', 'visibilitychange']) addEventListener(event, () => { if (!document.hidden) for (const hub of hubs.values()) hub.hurry() })

export function hubAt (address: string) {
  let hub = hubs.get(address)
  if (!hub) hubs.set(address, hub = new Hub(address))
  return hub
}

export const wireOf = (hub: Hub, text: string, tab: string): Wire => ({
  open: version => { hub.send('Open', text, version, tab) },
  submit: (base, sequence, steps) => { hub.send('Submit', text, base, sequence, steps) },
  look: (version, anchor, head) => { hub.send('Look', text, version, anchor, head) }
})
