// Tells the server how far a thread was really read: posts that arrived while it was open count when they came into view.
import { onShown } from '../shown'

const Pause = 1_500
let list: HTMLElement | null = null, told = 0, seen = 0, timer = 0

const eye = new IntersectionObserver(entries => {
  for (const e of entries) if (e.isIntersecting) seen = Math.max(seen, numberOf(e.target))
  if (seen > told && !timer) timer = window.setTimeout(() => { timer = 0; void tell() }, Pause)
}, { threshold: .5 })

const numberOf = (post: Element) => Number(post.id.slice(1))

onShown(() => {
  const now = document.querySelector<HTMLElement>('ol[data-seen]')
  const posts = [...now?.querySelectorAll('.post[id]') ?? []], last = posts.reduce((most, p) => Math.max(most, numberOf(p)), 0)
  eye.disconnect()
  if (now?.dataset.seen !== list?.dataset.seen || now?.dataset.list !== list?.dataset.list) told = seen = last // the page itself was noted when it was opened
  list = now
  for (const post of posts) if (numberOf(post) > told) eye.observe(post)
})

async function tell () {
  if (!list?.isConnected || document.hidden || seen <= told) return
  const from = told + 1, to = seen
  const answer = await fetch(`${list.dataset.seen!}?from=${from}&to=${to}`, { method: 'PUT', credentials: 'same-origin', headers: { 'X-Requested-With': 'workspace' } })
  if (answer.ok) told = Math.max(told, to)
}
