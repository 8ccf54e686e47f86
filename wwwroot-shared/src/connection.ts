// Says when the connection is not fine: nothing for three seconds, then a line, then since when, with the way to save one's text.
import { clock } from './drafts'
import { onShown } from './shown'
import { typedFields } from './typed'

const Quiet = 3_000, Long = 20_000
let since: Date | null = null, timer = 0

export function connectionLost () {
  since ??= new Date()
  clearTimeout(timer)
  timer = window.setTimeout(tell, Math.max(0, since.getTime() + Quiet - Date.now()))
}

export function connectionWorks () { since = null; clearTimeout(timer); tell() }

function tell () {
  const line = document.getElementById('connection'), age = since ? Date.now() - since.getTime() : -1
  const offline = age >= Long || (age >= Quiet && !navigator.onLine)
  const words = age < Quiet - 50 ? '' : offline ? `Offline since ${clock(since!)}. Keep writing, nothing is lost.` : 'Reconnecting. Keep writing, nothing is lost.'
  if (line && line.dataset.says !== words) {
    line.dataset.says = words
    line.replaceChildren(words, ...(offline && texts() ? [' ', copyButton()] : []))
  }
  if (since && age < Long) timer = window.setTimeout(tell, Long - age)
}

const texts = () => typedFields().filter(f => f instanceof HTMLTextAreaElement).map(f => f.value).filter(t => t.trim() !== '').join('\n\n')

function copyButton () {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'link'
  button.textContent = 'Copy my text'
  button.addEventListener('click', () => { void navigator.clipboard.writeText(texts()).then(() => { button.textContent = 'Copied' }) })
  return button
}

onShown(tell)
