// Forms by fetch: the page waits with its answer in view, and nothing that was typed is lost when there is none.
import { ask, type Answer } from './answer'
import { settleDrafts } from './drafts'
import { visit } from './links'
import { show } from './page'
import { isSending, track } from './sending'
import { sent } from './typed'

const NotSaved = 'This was not saved. It is still here; try again in a moment.'

addEventListener('submit', e => {
  const form = e.target as HTMLFormElement, button = e.submitter as HTMLButtonElement | null
  const method = (button?.getAttribute('formmethod') ?? form.method).toLowerCase()
  const url = new URL(button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href, document.baseURI)
  if (e.defaultPrevented || method === 'dialog' || form.target || form.closest('[data-native]') || url.origin !== location.origin) return
  e.preventDefault()
  if (isSending()) return // pressed twice
  if (method === 'get') void visit(withFields(url, new FormData(form, button)), { history: 'push' })
  else track(send(form, button, url))
})

// A choice that acts at once: <select data-submits>.
addEventListener('change', e => { if (e.target instanceof HTMLSelectElement && e.target.dataset.submits !== undefined) e.target.form?.requestSubmit() })

function withFields (url: URL, fields: FormData) {
  url.search = new URLSearchParams([...fields].filter((f): f is [string, string] => typeof f[1] === 'string' && f[1] !== '')).toString()
  return url
}

async function send (form: HTMLFormElement, button: HTMLButtonElement | null, url: URL) {
  const fields = new FormData(form, button), copy = sent(form), restore = saving(button)
  form.querySelector('.not-sent')?.remove()
  await settleDrafts(form)
  const answer = await ask(url, { method: 'POST', body: form.enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields as unknown as Record<string, string>) })
  restore()
  if (typeof answer === 'string') { refused(form, button, NotSaved); return }
  if (signedOut(answer)) { refused(form, button, 'You have been signed out, so this was not saved. It is still here; sign in, then send it again. ', answer.url.pathname); return }
  if (!answers(answer, form)) { refused(form, button, `This was not saved; it is still here. ${problemOf(answer)}`); return }
  const accepted = answer.redirected || answer.status < 300
  if (accepted) copy.taken()
  const released = accepted && !copy.changedSince ? form.closest('[data-keep]') ?? form.querySelector('[data-keep]') : null
  show(answer, { history: 'push', released, posted: true })
}

/** Whether the page that came is an answer to this form: the next page, or this one with the form and what is wrong in it. */
function answers (answer: Exclude<Answer, string>, form: HTMLFormElement) {
  if (answer.status < 400 || answer.redirected) return true
  if (answer.status >= 500 || answer.page.querySelector('[data-problem]')) return false
  const handler = form.querySelector<HTMLInputElement>('input[name=_handler]')?.value
  return [...answer.page.forms].some(f => handler ? f.querySelector<HTMLInputElement>('input[name=_handler]')?.value === handler : f.getAttribute('action') === form.getAttribute('action'))
}

/** Sent to sign-in and back: the person was signed out meanwhile, and would lose what they wrote. */
const signedOut = (answer: Exclude<Answer, string>) => answer.redirected && document.body.dataset.person !== undefined && answer.url.pathname === '/sign-in' && answer.url.searchParams.has('then')

function problemOf (answer: Exclude<Answer, string>) {
  const said = answer.page.querySelector('[data-problem]') ?? answer.page.querySelector('main p') ?? answer.page.querySelector('main h1')
  return said?.textContent?.trim() || 'Try again in a moment.'
}

function refused (form: HTMLFormElement, button: HTMLElement | null, words: string, signIn?: string) {
  const line = document.createElement('p')
  line.className = 'not-sent'
  line.role = 'alert'
  line.textContent = words
  if (signIn) line.append(Object.assign(document.createElement('a'), { href: signIn, target: '_blank', textContent: 'Sign in in a new tab' }))
  const place = button?.closest('.actions') ?? button
  if (place && form.contains(place)) place.after(line)
  else form.append(line)
}

/** Says that it works, at the same width; gives back how to undo that. */
function saving (button: HTMLButtonElement | null) {
  if (!button) return () => {}
  const before = [...button.childNodes], width = button.style.minWidth
  button.style.minWidth = `${button.offsetWidth}px`
  button.setAttribute('aria-disabled', 'true')
  if (!button.matches('.only-icon, .quiet-while-sending')) button.replaceChildren(button.dataset.saving ?? 'Saving…')
  return () => { button.style.minWidth = width; button.removeAttribute('aria-disabled'); button.replaceChildren(...before) }
}
