// Shortcuts, unless the person switched them off: ? help, / search, g and a letter to go somewhere.
import { openPanel } from './panel'

const Never = -10_000
let going = Never

addEventListener('keydown', e => {
  if (e.defaultPrevented || e.isComposing) return
  if (e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && openPanel()) { e.preventDefault(); return }
  if (e.ctrlKey || e.metaKey || e.altKey || document.body.dataset.keys === 'off' || writes(e.target)) return
  if (performance.now() - going < 1_500) { going = Never; if (follow(e.key)) e.preventDefault(); return }
  if (document.querySelector('dialog[open]')) return
  if (e.key === 'g') going = performance.now()
  else if (e.key === '/' && openPanel()) e.preventDefault()
  else if (e.key === '?') { const help = document.getElementById('help'); if (help instanceof HTMLDialogElement) { e.preventDefault(); help.showModal() } }
})

const writes = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))

function follow (letter: string) {
  const link = /^[a-z]$/.test(letter) ? document.querySelector<HTMLElement>(`a[data-go="${letter}"]`) : null
  link?.click()
  return link !== null
}
