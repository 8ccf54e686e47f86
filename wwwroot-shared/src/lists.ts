// Rows keep their order until somebody asks: new ones wait behind a line, vanished ones stay in view as such.
import { focusOn } from './page'
import { lookNow } from './refresh'

const asked = new Set<string>()
let focusNext: (() => void) | null = null

/** Rewrites what arrived so that its lists keep the order on screen. Says what waits. */
export function holdOrder (old: Element, fresh: Element): string[] {
  const words: string[] = []
  for (const list of old.querySelectorAll<HTMLElement>('[data-list]')) {
    const key = list.dataset.list!, next = fresh.querySelector<HTMLElement>(`[data-list="${CSS.escape(key)}"]`)
    const shown = rows(list)
    if (!next || shown.length === 0) continue
    if (asked.delete(key)) { focusNext = firstNew(next, shown); continue }
    const waits = hold(next, shown)
    if (!waits) continue
    line(next, key, waits)
    words.push(waits.replace(/\. (Show|Update)$/, ''))
  }
  return words
}

const rows = (list: Element) => [...list.children].filter((r): r is HTMLElement => r instanceof HTMLElement && r.id !== '')

function hold (next: HTMLElement, shown: HTMLElement[]) {
  const { groups, rest } = inGroups(next)
  const known = new Set(shown.map(r => r.id)), added = [...groups.keys()].filter(id => !known.has(id)).length
  const before = shown.map(r => r.id).filter(id => groups.has(id)), after = [...groups.keys()].filter(id => known.has(id))
  next.replaceChildren(...shown.flatMap(row => groups.get(row.id) ?? (staysInView(row) ? [gone(row)] : [])), ...rest)
  const [one = '', many = one] = (next.dataset.noun ?? '').split('|')
  if (added > 0) return `${added} new${one ? ` ${added === 1 ? one : many}` : ''}. Show`
  return before.join() === after.join() ? null : 'Order has changed. Update'
}

/** Each row with what stands before it (a divider, a date), and what follows the last. */
function inGroups (list: Element) {
  const groups = new Map<string, Node[]>()
  let lead: Node[] = []
  for (const node of [...list.childNodes]) {
    lead.push(node)
    if (node instanceof HTMLElement && node.id !== '') { groups.set(node.id, lead); lead = [] }
  }
  return { groups, rest: lead }
}

const staysInView = (row: HTMLElement) => row.getBoundingClientRect().top < innerHeight

function gone (row: HTMLElement) {
  const copy = row.cloneNode(true) as HTMLElement
  if (copy.classList.contains('gone')) return copy
  copy.classList.add('gone')
  copy.inert = true
  const note = document.createElement('span')
  note.className = 'gone-note'
  note.textContent = 'No longer here'
  ;(copy.matches('tr') ? copy.querySelector('td.title') ?? copy.lastElementChild ?? copy : copy.querySelector('.what, .post-body') ?? copy).append(note)
  return copy
}

function line (list: HTMLElement, key: string, words: string) {
  const atEnd = list.dataset.listEnd !== undefined, place = document.createElement('p'), button = document.createElement('button')
  place.className = atEnd ? 'waiting-line after' : 'waiting-line'
  place.id = `waiting-${key}`
  place.dataset.waiting = key
  button.type = 'button'
  button.textContent = words
  place.append(button)
  const frame = list.closest('.region') ?? list.closest('table') ?? list
  if (atEnd) frame.after(place)
  else frame.before(place)
}

addEventListener('click', e => {
  const place = (e.target as Element).closest<HTMLElement>('[data-waiting]')
  if (!place) return
  asked.add(place.dataset.waiting!)
  lookNow()
})

function firstNew (next: Element, shown: HTMLElement[]) {
  const known = new Set(shown.map(r => r.id)), id = rows(next).find(r => !known.has(r.id))?.id ?? rows(next)[0]?.id
  return () => focusOn(id ? document.getElementById(id) : null)
}

/** The line floats: what stands after it stays where it was, whatever the margins between them do. */
export function floatLines () {
  for (const place of document.querySelectorAll<HTMLElement>('[data-waiting]')) {
    const next = place.nextElementSibling
    if (!next || place.style.marginBottom) continue
    const at = next.getBoundingClientRect().top
    place.hidden = true
    place.style.marginBottom = `${next.getBoundingClientRect().top - at}px`
    place.hidden = false
  }
}

/** After rows were asked for, reading goes on at the first new one. */
export function restoreFocus () { focusNext?.(); focusNext = null }
