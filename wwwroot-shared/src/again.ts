// <div data-again="600">: something is under way on the server; look again after so many milliseconds, for as long as it is shown.
import { look } from './refresh'
import { onShown } from './shown'

let timer = 0

onShown(() => {
  const waiting = document.querySelector<HTMLElement>('[data-again]')
  clearTimeout(timer)
  if (waiting) timer = window.setTimeout(look, Number(waiting.dataset.again) || 1000)
})
