// A toast stays ten seconds, longer while somebody points at it or has it in focus. It is spoken once, by the region it stands in.
import { onShown } from './shown'

const Life = 10_000
const seen = new WeakSet<Element>()

onShown(() => {
  for (const toast of document.querySelectorAll<HTMLElement>('[data-toast]')) if (!seen.has(toast)) { seen.add(toast); age(toast, Life) }
})

function age (toast: HTMLElement, left: number) {
  window.setTimeout(() => {
    if (toast.matches(':hover, :focus-within')) { age(toast, 1_000); return }
    toast.remove()
  }, left)
}

addEventListener('click', e => { (e.target as Element).closest('[data-dismiss]')?.closest('[data-toast]')?.remove() })
