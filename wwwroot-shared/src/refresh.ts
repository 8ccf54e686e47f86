// Looks again: at most twice a second, never under somebody's hand, and the last change is always seen.
import { leaveDrafts, wouldLose } from './drafts'
import { navigating } from './links'
import { floatLines, holdOrder, restoreFocus } from './lists'
import { morph } from './morph'
import { shownSoFar } from './page'
import { say } from './say'
import { isSending } from './sending'
import { shown } from './shown'
import { leaveNow } from './unsaved'

const Gap = 500, Retry = 200, Rest = 5_000
let stale = false, asked = false, running = false, next = 0, timer = 0, composing = false, pressed = 0

addEventListener('compositionstart', () => { composing = true }, true)
addEventListener('compositionend', () => { composing = false }, true)
addEventListener('pointerdown', () => { pressed = performance.now() }, true)
for (const up of ['pointerup', 'pointercancel', 'dragend']) addEventListener(up, () => { pressed = 0 }, true)
addEventListener('blur', e => { if (e.target === window) pressed = 0 })
addEventListener('visibilitychange', () => { if (!document.hidden) plan() })

const pointerIsDown = () => pressed > 0 && performance.now() - pressed < 10_000
const selecting = () => { const s = getSelection(); return !!s && !s.isCollapsed && s.toString().length > 0 }
const asking = () => document.querySelector('dialog[open], :popover-open, [role=alert]:not([hidden], :empty, .sending *)') !== null
const busy = () => isSending() || navigating()
const mayLook = () => !busy() && (asked || !(composing || document.hidden || pointerIsDown() || selecting() || asking()))

/** Something this page shows has changed: look again as soon as nothing else is going on. */
export function look () { stale = true; plan() }

/** The person asked for what waits: nothing but a form on its way may delay it. */
export function lookNow () { asked = true; look() }

function plan () { if (stale && !running && !timer && (!document.hidden || asked)) timer = window.setTimeout(go, Math.max(0, next - performance.now())) }

async function go () {
  timer = 0
  if (!stale) return
  if (!mayLook()) { next = performance.now() + Retry; plan(); return }
  stale = false; running = true; next = performance.now() + Gap
  try { await refresh() } catch { stale = true; next = performance.now() + Rest }
  running = false
  plan()
}

async function refresh () {
  const page = shownSoFar(), place = location.pathname
  const answer = await fetch(location.pathname + location.search, { headers: { 'X-Live': '1', Accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(20_000) })
  const text = await answer.text()
  if (page !== shownSoFar()) return
  if ([401, 403, 404, 410].includes(answer.status) || new URL(answer.url).pathname !== place) { ended(); return }
  const fresh = answer.ok ? new DOMParser().parseFromString(text, 'text/html').querySelector<HTMLElement>('main#main') : null
  if (!fresh) throw new Error(`The server answered ${answer.status}`)
  if (!mayLook()) { stale = true; return } // something began meanwhile: this answer would disturb it
  if (wouldLose(fresh)) { stale = true; next = performance.now() + 2 * Gap; return }
  asked = false
  replace(document.querySelector<HTMLElement>('main#main')!, fresh)
}

function replace (main: HTMLElement, fresh: HTMLElement) {
  const values = new Map([...main.querySelectorAll('[data-value]')].map(e => [e, e.textContent]))
  const held = holdOrder(main, fresh)
  morph(main, fresh, false, true)
  for (const [e, text] of values) if (e.isConnected && e.textContent !== text) glow(e)
  floatLines()
  restoreFocus()
  shown()
  if (held.length > 0) say(held.join('. '))
}

function glow (e: Element) {
  e.classList.remove('glow')
  requestAnimationFrame(() => { e.classList.add('glow') })
  e.addEventListener('animationend', () => { e.classList.remove('glow') }, { once: true })
}

/** The right to see this page has ended: it goes at once, and the server says in words what is left. */
export function ended () {
  void leaveDrafts() // what somebody is writing outlives the page that it is written on
  document.querySelector('main')?.replaceChildren()
  leaveNow()
  location.reload()
}
