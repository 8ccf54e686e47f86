// Long text is kept on the server while it is typed: <textarea data-draft="reply-1">, with its state in the same field.
const Pause = 800, Again = 4_000
const MostOnTheWay = 20_000 // the browser refuses to finish more than 64 KiB for a page that is gone

interface Draft { timer: number, saved: string, running: Promise<void> | null }
const drafts = new WeakMap<HTMLTextAreaElement, Draft>()
const draftOf = (area: HTMLTextAreaElement) => { let d = drafts.get(area); if (!d) drafts.set(area, d = { timer: 0, saved: area.defaultValue, running: null }); return d }
const areas = (within: ParentNode) => [...within.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]')]

addEventListener('input', e => {
  if (!(e.target instanceof HTMLTextAreaElement)) return
  grow(e.target)
  if (e.target.dataset.draft) plan(e.target, Pause)
})
addEventListener('visibilitychange', () => { if (document.hidden) void leaveDrafts() })
addEventListener('pagehide', () => void leaveDrafts())

function plan (area: HTMLTextAreaElement, wait: number) {
  const draft = draftOf(area)
  clearTimeout(draft.timer)
  draft.timer = window.setTimeout(() => { draft.timer = 0; void save(area) }, wait)
}

async function save (area: HTMLTextAreaElement, leaving = false) {
  const draft = draftOf(area), text = area.value
  if (text === draft.saved && !draft.timer) return
  await (draft.running ?? Promise.resolve())
  draft.running = (async () => {
    try {
      const answer = await fetch(`/drafts/${encodeURIComponent(area.dataset.draft!)}`, { method: 'PUT', body: text, keepalive: leaving && text.length < MostOnTheWay, headers: { 'Content-Type': 'text/plain', 'X-Requested-With': 'workspace' } })
      if (!answer.ok) throw new Error(String(answer.status))
      draft.saved = text
      tell(area, text ? `Draft saved ${clock(new Date())}` : '')
    } catch {
      if (leaving || !area.isConnected) return
      tell(area, 'Draft not saved yet. Keep writing, we try again.')
      plan(area, Again)
    } finally { draft.running = null }
  })()
  await draft.running
}

/** Sends what is still waiting, for a page that goes away. The next page holds it where one waits for that. */
export async function leaveDrafts () {
  const waiting = areas(document).filter(a => draftOf(a).timer)
  await Promise.race([Promise.all(waiting.map(leave)), new Promise(then => setTimeout(then, 2_000))])
}

function leave (area: HTMLTextAreaElement) {
  const draft = draftOf(area)
  clearTimeout(draft.timer); draft.timer = 0
  return area.value === draft.saved ? undefined : save(area, true)
}

/** Nothing of this form's drafts may arrive after the form itself, or a sent text comes back as a draft. */
export async function settleDrafts (form: HTMLFormElement) {
  for (const area of areas(form)) {
    const draft = draftOf(area)
    clearTimeout(draft.timer); draft.timer = 0
    await Promise.race([draft.running, new Promise(then => setTimeout(then, 2_000))])
  }
}

export const hasUnsavedDraft = () => areas(document).some(a => { const d = draftOf(a); return d.timer !== 0 && a.value !== d.saved })

/** Whether this state of the page would take a field away whose words are not kept yet. It can wait a moment: they are sent by themselves. */
export const wouldLose = (fresh: ParentNode) => areas(document).some(a => {
  const key = a.closest<HTMLElement>('[data-keep]')?.dataset.keep
  return key !== undefined && a.value !== draftOf(a).saved && !fresh.querySelector(`[data-keep="${CSS.escape(key)}"]`)
})

function tell (area: HTMLTextAreaElement, words: string) {
  const place = area.closest('.field, form')?.querySelector('[data-draft-state]')
  if (place && place.textContent !== words) place.textContent = words
}

/** 2:14pm. */
export function clock (at: Date) {
  const hour = at.getHours() % 12 || 12, minute = at.getMinutes()
  return `${hour}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${at.getHours() < 12 ? 'am' : 'pm'}`
}

// Browsers without field-sizing: as high as the text.
function grow (area: HTMLTextAreaElement) {
  if (CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${Math.min(area.scrollHeight + 2, innerHeight * .7)}px`
}
