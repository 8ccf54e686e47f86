// Clicks on our own links, back and forward. The newest click wins; a form that is being sent is never aborted.
import { ask } from './answer'
import { show, shownPlace, type Arrival } from './page'
import { leaveDrafts } from './drafts'
import { sending } from './sending'
import { mayLeave } from './unsaved'

let running: AbortController | null = null
export const navigating = () => running !== null

export async function visit (url: URL, how: Arrival) {
  running?.abort()
  const mine = running = new AbortController()
  document.body.setAttribute('aria-busy', 'true')
  await sending()
  await leaveDrafts()
  const answer = mine.signal.aborted ? 'lost' : await ask(url, {}, mine.signal)
  if (running !== mine) return
  running = null
  document.body.removeAttribute('aria-busy')
  if (typeof answer === 'string') { location.assign(url); return } // a download, or an error that the browser can put in words
  answer.url.hash ||= url.hash
  show(answer, how)
}

/** The address that this link leads to by our own navigation, or nothing where the browser should follow it. */
function ours (link: HTMLAnchorElement | null): URL | null {
  if (!link?.href || (link.target && link.target !== '_self') || link.hasAttribute('download') || link.closest('[data-native]')) return null
  const url = new URL(link.href)
  if (url.origin !== location.origin) return null
  return url.hash && url.pathname === location.pathname && url.search === location.search ? null : url
}

addEventListener('click', e => {
  if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
  const url = ours((e.target as Element).closest<HTMLAnchorElement>('a[href]'))
  if (!url) return
  e.preventDefault()
  if (mayLeave(url)) void visit(url, { history: 'push' })
})

addEventListener('popstate', e => {
  const scroll = Number((e.state as { scroll?: number } | null)?.scroll ?? 0)
  if (location.pathname + location.search === shownPlace()) scrollTo(0, scroll)
  else void visit(new URL(location.href), { history: 'none', scroll })
})
