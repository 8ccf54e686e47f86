// Shows a page of ours in place of the one on screen: content, title, address, focus and scroll.
import { morph } from './morph'
import { say } from './say'
import { shown } from './shown'
import { forgetTyped } from './typed'
import type { Page } from './answer'

let generation = 0, place = location.pathname + location.search
/** The address of what is on screen, which after Back is not yet the address in the bar. */
export const shownPlace = () => place
/** Grows with every page shown: an answer that was asked for before is out of date. */
export const shownSoFar = () => generation

history.scrollRestoration = 'manual'
addEventListener('scroll', later(() => history.replaceState({ ...history.state, scroll: scrollY }, '')), { passive: true })

export interface Arrival { history: 'push' | 'replace' | 'none', scroll?: number, released?: Element | null, posted?: boolean }

export function show (answer: Page, how: Arrival) {
  const { page, url } = answer
  if (assets(page) !== assets(document)) { location.assign(url); return } // a newer release: its styles and script with it
  const samePlace = url.pathname === place.split('?')[0], moved = place !== url.pathname + url.search
  generation++; place = url.pathname + url.search
  for (const open of document.querySelectorAll<HTMLElement>(':popover-open')) open.hidePopover()
  for (const open of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) open.close()
  if (how.history === 'push' && url.href !== location.href) history.pushState({ scroll: 0 }, '', url)
  else if (how.history !== 'none') history.replaceState({ scroll: scrollY }, '', url)
  document.title = page.title
  same(document.documentElement, page.documentElement); same(document.body, page.body)
  keepToasts(page)
  if (!samePlace) startAfresh(page)
  morph(document.body, page.body, true, false, how.released)
  document.documentElement.classList.add('js')
  shown()
  arrive(url, how, samePlace, moved ? document.querySelector<HTMLElement>('main [data-at]') : null)
}

// Another address is another page: nothing typed or opened in the old one may turn up in the new one, unless it is kept by its key.
function startAfresh (page: Document) {
  const main = document.querySelector('main')
  const keys = new Set([...page.querySelectorAll<HTMLElement>('[data-keep]')].map(e => e.dataset.keep))
  const aside = document.body.appendChild(document.createElement('kept-aside'))
  for (const e of main?.querySelectorAll<HTMLElement>('[data-keep]') ?? []) if (keys.has(e.dataset.keep)) move(e, aside)
  main?.replaceChildren()
  forgetTyped()
}

// Moves without taking the focus away, where the browser can.
function move (e: Element, to: Element & { moveBefore?: (e: Element, before: null) => void }) {
  if (to.moveBefore) to.moveBefore(e, null)
  else to.append(e)
}

function keepToasts (page: Document) {
  const now = document.getElementById('toasts'), next = page.getElementById('toasts')
  for (const toast of now?.querySelectorAll('[data-toast]') ?? []) next?.prepend(toast)
}

// An answer that was redirected has lost what stood behind "#": the page itself says where to arrive (data-at).
function arrive (url: URL, how: Arrival, samePlace: boolean, marked: HTMLElement | null) {
  const wanted = decodeURIComponent(url.hash.slice(1)) || marked?.dataset.at
  const target = wanted ? document.getElementById(wanted) : null
  const problem = document.querySelector<HTMLElement>('[data-takes-focus]')
  if (problem && how.posted) { problem.scrollIntoView({ block: 'nearest' }); problem.focus(); return }
  if (how.scroll !== undefined) scrollTo(0, how.scroll)
  else if (target) target.scrollIntoView()
  else if (!samePlace) scrollTo(0, 0)
  if (target) focusOn(target)
  else if (!samePlace || document.activeElement === document.body) focusOn(document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main'))
  const words = how.posted && target && target.id === marked?.dataset.at ? marked.dataset.said : undefined
  if (words) say(words)
  else if (!samePlace) say(document.title)
}

export function focusOn (e: HTMLElement | null) {
  if (!e) return
  if (!e.matches('a, button, input, select, textarea, [tabindex]')) e.tabIndex = -1
  e.focus({ preventScroll: true })
}

function same (now: Element, next: Element) {
  for (const { name } of [...now.attributes]) if (!next.hasAttribute(name) && name !== 'class') now.removeAttribute(name)
  for (const { name, value } of next.attributes) if (now.getAttribute(name) !== value) now.setAttribute(name, value)
}

const assets = (page: Document) => [...page.querySelectorAll('link[rel=stylesheet], script[type=module][src]')].map(e => e.getAttribute('href') ?? e.getAttribute('src')).join()

function later (then: () => void) { let timer = 0; return () => { clearTimeout(timer); timer = window.setTimeout(then, 100) } }
