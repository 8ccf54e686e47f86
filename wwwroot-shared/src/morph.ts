// The one place where what the server wrote takes the place of what is shown.
import { Idiomorph } from 'idiomorph'
import { isTyped } from './typed'

let lone = 0

/** Puts the new content in the place of the old. A refresh keeps open what the person opened; a released element gives way to a fresh one. */
export function morph (old: Element, fresh: Element, inner: boolean, refresh: boolean, released: Element | null = null) {
  pairKept(old, fresh, released)
  const callbacks = {
    beforeNodeMorphed: (before: Node, after: Node) => !(before instanceof HTMLElement && after instanceof HTMLElement && staysAsItIs(before, after)),
    beforeNodeRemoved: (node: Node) => !(refresh && node instanceof HTMLElement && node.dataset.stays !== undefined), // said once, and still being read
    beforeAttributeUpdated: (name: string, element: Element) => mayChange(name, element, refresh)
  }
  Idiomorph.morph(old, inner ? [...fresh.childNodes] : fresh, { morphStyle: inner ? 'innerHTML' : 'outerHTML', callbacks: callbacks as object })
}

// Equal keys meet by their ids; any other kept element gets an id that nothing has, so that it is never taken for another.
function pairKept (old: Element, fresh: Element, released: Element | null) {
  const coming = new Map([...fresh.querySelectorAll<HTMLElement>('[data-keep]')].map(e => [e.dataset.keep!, e]))
  for (const [key, e] of coming) e.id ||= `keep-${key}`
  for (const e of old.querySelectorAll<HTMLElement>('[data-keep]')) {
    const same = coming.get(e.dataset.keep!)
    e.id = same && e !== released ? same.id : `not-kept-${++lone}`
  }
}

function staysAsItIs (before: HTMLElement, after: HTMLElement) {
  if (before.dataset.keep === undefined || before.dataset.keep !== after.dataset.keep) return false
  const token = after.querySelector<HTMLInputElement>('input[name=__RequestVerificationToken]')
  const held = before.querySelector<HTMLInputElement>('input[name=__RequestVerificationToken]')
  if (token && held) held.value = token.value
  return true
}

function mayChange (name: string, element: Element, refresh: boolean) {
  if (name === 'style') return false // written by script only
  if (name === 'tabindex' && element === document.activeElement) return false // or it loses the focus that the script gave it
  if (name === 'open') return !refresh || !(element instanceof HTMLDetailsElement || element instanceof HTMLDialogElement)
  return !(['value', 'checked', 'selected'].includes(name) && isTyped(element))
}
