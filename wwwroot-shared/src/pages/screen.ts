// The big screen: bars move as votes arrive, and the facilitator's keys work here too. What line it shows is read again like any page.
import { look } from '../refresh'
import { onShown } from '../shown'

interface Row { number: number, share: number, figure: string, rest: string }
interface Drawn { line?: string, here: number, voted: number, rows?: Row[], words?: Array<{ word: string, count: number }> }

let stream: EventSource | undefined, address = ''

const board = () => document.querySelector<HTMLElement>('[data-board]')
const write = (e: Element | null | undefined, text: string) => { if (e && e.textContent !== text) e.textContent = text }

function listen () {
  const wanted = board()?.dataset.board ?? ''
  if (wanted === address && stream?.readyState !== EventSource.CLOSED) return
  stream?.close()
  address = wanted
  stream = wanted ? new EventSource(wanted) : undefined
  if (stream) stream.onmessage = e => { draw(JSON.parse(e.data as string) as Drawn) }
}

function draw (drawn: Drawn) {
  write(document.querySelector('#voted'), String(drawn.voted))
  write(document.querySelector('#here'), String(drawn.here))
  const bars = document.querySelector('#big-screen [data-row]') !== null
  if (drawn.words || (drawn.rows !== undefined && drawn.rows !== null) !== bars) look()
  for (const row of drawn.rows ?? [])
    for (const place of document.querySelectorAll(`#big-screen [data-row="${row.number}"]`)) {
      place.querySelector('rect')?.setAttribute('width', `${row.share}%`)
      write(place.querySelector('.tally b'), row.figure)
      write(place.querySelector('.rest'), row.rest)
    }
}

addEventListener('keydown', e => {
  const screen = board()
  if (!screen || e.ctrlKey || e.metaKey || e.altKey) return
  const key = e.key.toLowerCase()
  if (key === 'b') screen.classList.toggle('blank')
  else if (key === 't') for (const part of screen.querySelectorAll('.results, .screen-cloud, .screen-table')) part.toggleAttribute('hidden')
  else {
    const form = screen.querySelector<HTMLFormElement>(`form[data-press="${key === 'arrowright' ? ' ' : key === 'arrowleft' ? 'p' : CSS.escape(key)}"]`)
    if (!form) return
    form.requestSubmit()
  }
  e.preventDefault()
})

onShown(listen)
