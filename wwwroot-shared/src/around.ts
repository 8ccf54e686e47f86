// The navigation of the space round the page: what waits elsewhere changes while one reads. It is read again quietly, and the page is left alone.
import { morph } from './morph'
import { shownSoFar } from './page'

let wanted = false, running = false

addEventListener('visibilitychange', () => { if (wanted) void go() })

/** Something happened elsewhere in the space. */
export function lookAround () { wanted = true; void go() }

async function go () {
  if (running || document.hidden || !document.getElementById('space-nav')) return
  wanted = false; running = true
  try { await read() } catch { /* the next change, or the next page, brings it */ }
  running = false
  if (wanted) void go()
}

async function read () {
  const page = shownSoFar()
  const answer = await fetch(location.pathname + location.search, { headers: { 'X-Live': 'around', Accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(20_000) })
  const fresh = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('space-nav') : null
  const nav = document.getElementById('space-nav')
  if (fresh && nav && page === shownSoFar()) morph(nav, fresh, false, true)
}
