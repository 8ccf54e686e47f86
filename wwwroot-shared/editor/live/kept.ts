// What is not stored yet is kept in this browser, so that a reload or a crash loses nothing. It is gone as soon as the server has it.
import type { Kept, Session } from './session'

const Soon = 150, LargestDoc = 1_500_000
const prefix = (text: string, person: string) => `text:${person}:${text}:`

/** Takes over what an earlier page left, if no other page is still writing it. */
export async function adopt (text: string, person: string): Promise<Kept | null> {
  try {
    for (const key of Object.keys(localStorage).filter(k => k.startsWith(prefix(text, person)))) {
      if (!await own(key)) continue
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
      if (kept) return kept
    }
  } catch { /* a browser that keeps nothing */ }
  return null
}

/** Whether this page alone writes under the key; it does until it is gone. */
function own (key: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise(answer => { void navigator.locks.request(key, { ifAvailable: true }, lock => { answer(lock !== null); return lock ? new Promise(() => {}) : undefined }) })
}

export class Keeper {
  private timer = 0
  private written = false
  /** Whether everything that is not stored is at least kept here. */
  safe = true
  private readonly key: string

  constructor (private readonly session: Session, text: string, person: string) {
    this.key = prefix(text, person) + session.tab
    void own(this.key)
    addEventListener('pagehide', this.now)
    document.addEventListener('visibilitychange', this.now)
  }

  /** Something changed: kept in a moment, unless it is stored by then. */
  soon () { if (this.session.unsaved === 0) this.now(); else { this.timer ||= window.setTimeout(this.now, Soon) } }

  readonly now = () => {
    clearTimeout(this.timer); this.timer = 0
    try {
      if (this.session.unsaved === 0) { if (this.written) localStorage.removeItem(this.key); this.written = false; this.safe = true; return }
      this.write()
      this.written = this.safe = true
    } catch { this.safe = false }
  }

  private write () {
    const whole = JSON.stringify(this.session.keep(true))
    try { localStorage.setItem(this.key, whole.length <= LargestDoc ? whole : JSON.stringify(this.session.keep(false))) } catch { localStorage.setItem(this.key, JSON.stringify(this.session.keep(false))) }
  }

  destroy () { this.now(); removeEventListener('pagehide', this.now); document.removeEventListener('visibilitychange', this.now) }
}
