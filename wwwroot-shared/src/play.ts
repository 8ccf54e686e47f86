// Playing a document back: the page of a version leads by itself to the next one, until somebody stops it.
import { visit } from './links'
import { onShown } from './shown'

const Beat = 1_200
let waiting = 0

onShown(() => {
  clearTimeout(waiting)
  const next = document.querySelector<HTMLElement>('[data-play]')?.dataset.play
  if (next) waiting = window.setTimeout(() => { if (!document.hidden) void visit(new URL(next, location.href), { history: 'replace' }) }, Beat)
})
