// Says when the connection is not fine: nothing for three seconds, then a line, then since when.
import { clock } from './drafts'
import { onShown } from './shown'

const Quiet = 3_000, Long = 20_000
let since: Date | null = null, timer = 0

export function connectionLost () {
  since ??= new Date()
  clearTimeout(timer)
  timer = window.setTimeout(tell, Math.max(0, since.getTime() + Quiet - Date.now()))
}

export function connectionWorks () { since = null; clearTimeout(timer); tell() }

function tell () {
  const line = document.getElementById('connection')
  const age = since ? Date.now() - since.getTime() : -1
  const words = !since || age < Quiet - 50 ? '' : age < Long && navigator.onLine ? 'Reconnecting. Keep writing, nothing is lost.' : `Offline since ${clock(since)}. Keep writing, nothing is lost.`
  if (line && line.textContent !== words) line.textContent = words
  if (since && age < Long) timer = window.setTimeout(tell, Long - age)
}

onShown(tell)
