// One polite sentence at most every five seconds; of several that wait, the last.
const Pause = 5_000
let waiting = '', timer = 0, last = -Pause

export function say (words: string) {
  if (document.body.dataset.quiet !== undefined) return
  waiting = words
  if (!timer) timer = window.setTimeout(speak, Math.max(50, last + Pause - performance.now()))
}

function speak () {
  timer = 0; last = performance.now()
  const region = document.getElementById('say')
  if (region) region.textContent = waiting
}
