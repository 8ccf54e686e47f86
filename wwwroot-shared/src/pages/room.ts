// A phone in a workshop: hears that something is to be seen anew, and looks within the time it is given, so that a large room does not ask all at once.
import { connectionLost, connectionWorks } from '../connection'
import { look } from '../refresh'
import { onShown } from '../shown'

let stream: EventSource | undefined, address = ''

const place = () => document.querySelector<HTMLElement>('[data-room]')

function listen () {
  const wanted = place()?.dataset.room ?? ''
  if (wanted === address && stream?.readyState !== EventSource.CLOSED) return
  stream?.close()
  address = wanted
  stream = undefined
  if (!wanted) return
  stream = new EventSource(wanted)
  stream.onopen = () => { connectionWorks(); document.documentElement.dataset.joined = wanted }
  stream.onerror = connectionLost
  stream.onmessage = e => {
    const [number, within] = (e.data as string).split(' ')
    if (number === place()?.dataset.number) return
    window.setTimeout(() => { if (number !== place()?.dataset.number) look() }, Math.random() * Number(within ?? 0))
  }
}

onShown(listen)
