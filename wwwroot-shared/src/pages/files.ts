// Files sent piece by piece: chosen, dropped or pasted; each with its progress, a button that stops it, and going on after a cut.
import { look } from '../refresh'
import { onShown } from '../shown'
import { say } from '../say'

const Piece = 4 * 1024 * 1024, Tries = 8
interface State { id: string, received: number, size: number }
interface Said { detail?: string, received?: number }

/** What the server answered that it will not take: nothing to try again. */
class Refused extends Error {}

async function ask<T> (address: string, how: RequestInit, stop: AbortSignal): Promise<T> {
  const answer = await fetch(address, { ...how, credentials: 'same-origin', headers: { Accept: 'application/json', 'X-Requested-With': 'workspace', ...how.headers }, signal: stop })
  if (answer.status === 204) return undefined as T
  const said = await answer.json().catch(() => ({})) as T & Said
  if (answer.ok || (answer.status === 409 && said.received !== undefined)) return said
  if (answer.status >= 500 || answer.status === 429) throw new Error(said.detail)
  throw new Refused(answer.status === 401 ? 'You have been signed out. Sign in, then send it again.' : said.detail ?? 'This was not taken. Load the page again, and send it once more.')
}

const json = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })

async function hashOf (piece: Blob) {
  if (!('subtle' in crypto)) return ''
  const hash = await crypto.subtle.digest('SHA-256', await piece.arrayBuffer())
  return '&sha256=' + [...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, '0')).join('')
}

const rest = (ms: number, stop: AbortSignal) => new Promise<void>((done, fail) => {
  const timer = window.setTimeout(done, ms)
  stop.addEventListener('abort', () => { clearTimeout(timer); fail(new DOMException('', 'AbortError')) }, { once: true })
})

/** Goes on where the server says it got to; a connection that is cut is waited for. */
async function send (place: HTMLElement, file: File, row: Row, stop: AbortSignal) {
  const { send: uploads, tool, thing, file: version } = place.dataset
  const begin = () => ask<State>(uploads!, json({ tool, thing, file: version, name: file.name, size: file.size, stamp: `${file.lastModified}` }), stop)
  let state: State | undefined
  for (let tries = 0; ;) {
    try {
      state ??= await begin()
      while (state.received < file.size) {
        row.reach(state.received)
        const piece = file.slice(state.received, state.received + Piece)
        state = { ...state, ...await ask<Partial<State>>(`${uploads}/${state.id}?from=${state.received}${await hashOf(piece)}`, { method: 'PUT', body: piece }, stop) }
        tries = 0
      }
      row.reach(file.size)
      return await ask<{ name: string }>(`${uploads}/${state.id}/finish`, { method: 'POST' }, stop)
    } catch (error) {
      if (stop.aborted) { if (state) void fetch(`${uploads}/${state.id}/cancel`, { method: 'POST', credentials: 'same-origin', headers: { 'X-Requested-With': 'workspace' } }); throw error }
      if (error instanceof Refused || ++tries > Tries) throw error
      row.wait()
      await rest(Math.min(8_000, 500 * 2 ** tries), stop)
      if (state) try { state = await ask<State>(`${uploads}/${state.id}`, {}, stop) } catch (gone) { if (gone instanceof Refused) throw gone }
    }
  }
}

class Row {
  readonly line = document.createElement('li')
  readonly stopper = new AbortController()
  private readonly words = document.createElement('span')
  private readonly bar = document.createElement('progress')
  private readonly button = document.createElement('button')

  constructor (private readonly file: File, list: Element) {
    const name = Object.assign(document.createElement('bdi'), { textContent: file.name || 'picture' })
    Object.assign(this.bar, { max: 100, value: 0 })
    this.bar.setAttribute('aria-label', `Sending ${file.name}`)
    Object.assign(this.button, { type: 'button', className: 'button tiny', textContent: 'Cancel' })
    this.button.setAttribute('aria-label', `Cancel ${file.name}`)
    this.button.addEventListener('click', () => { this.stopper.abort(); this.line.remove() })
    this.words.className = 'muted'
    this.line.append(name, this.bar, this.words, this.button)
    list.append(this.line)
  }

  reach (bytes: number) {
    this.bar.value = this.file.size === 0 ? 100 : Math.round(bytes * 100 / this.file.size)
    this.words.textContent = bytes >= this.file.size ? 'Being looked at…' : `${this.bar.value} %`
  }

  wait () { this.words.textContent = 'The connection is cut. Going on when it is back…' }

  done () { this.line.remove() }

  fail (words: string) {
    const line = Object.assign(document.createElement('p'), { className: 'not-sent', role: 'alert', textContent: words })
    this.bar.remove(); this.words.remove()
    this.button.textContent = 'Close'
    this.button.setAttribute('aria-label', `Close the message about ${this.file.name}`)
    this.line.append(line)
  }
}

async function take (place: HTMLElement, files: Iterable<File>) {
  const list = place.querySelector('.sending')!
  const rows = [...files].slice(0, 20).map(file => ({ file, row: new Row(file, list) }))
  let sent = 0
  for (const { file, row } of rows) {
    if (row.stopper.signal.aborted) continue
    try { await send(place, file, row, row.stopper.signal); row.done(); sent++ } catch (error) { if (!row.stopper.signal.aborted) row.fail(error instanceof Refused ? error.message : `“${file.name}” could not be sent: the server does not answer. Try again in a moment.`) }
  }
  if (sent > 0) { say(sent === 1 ? 'The file is attached.' : `${sent} files are attached.`); look() }
}

const places = () => [...document.querySelectorAll<HTMLElement>('[data-send]')]
const placeOf = (e: Event) => e.target instanceof Element ? e.target.closest<HTMLElement>('[data-send]') : null

// Before the form is sent as a form: in the capturing phase, so that nothing else has taken it yet.
addEventListener('submit', e => {
  const place = placeOf(e), input = place?.querySelector<HTMLInputElement>('input[type=file]')
  if (!place || !input?.files?.length) return
  e.preventDefault()
  e.stopImmediatePropagation()
  const files = [...input.files]
  input.value = ''
  void take(place, files)
}, true)

const carriesFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false
addEventListener('dragover', e => {
  if (!carriesFiles(e) || places().length === 0) return
  const place = placeOf(e)
  e.preventDefault() // a file beside the place must not replace the page
  e.dataTransfer!.dropEffect = place ? 'copy' : 'none'
  for (const one of places()) one.classList.toggle('over', one === place)
})
addEventListener('dragleave', e => { if (e.relatedTarget === null) for (const one of places()) one.classList.remove('over') })
addEventListener('drop', e => {
  if (!carriesFiles(e) || places().length === 0) return
  const place = placeOf(e)
  for (const one of places()) one.classList.remove('over')
  if (e.defaultPrevented && !place) return // an editor took it
  e.preventDefault()
  if (place && e.dataTransfer) void take(place, e.dataTransfer.files)
})

// A picture from the clipboard goes where files go, unless somebody is writing.
addEventListener('paste', e => {
  const place = places()[0], files = e.clipboardData?.files
  if (!place || !files?.length || (e.target instanceof Element && e.target.closest('input:not([type=file]), textarea, [contenteditable=true]'))) return
  e.preventDefault()
  void take(place, files)
})

onShown(() => { for (const place of places()) place.classList.add('ready') })
