// The live connection: signals without content. What changed is read again as the person who looks.
import { HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr'
import { lookAround } from './around'
import { connectionLost, connectionWorks } from './connection'
import { showHere, showPresence } from './presence'
import { ended, look } from './refresh'
import { onShown } from './shown'

const hub = new HubConnectionBuilder().withUrl('/live').configureLogging(LogLevel.None)
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: c => Math.min(5_000, 300 * 2 ** c.previousRetryCount) * (0.5 + Math.random()) }).build()

let joined = '', live = ''

/** What the page shows: the main part and anything in it may name subjects. */
function subjects () {
  const named = [...document.querySelectorAll<HTMLElement>('main[data-live], main [data-live]')].flatMap(e => e.dataset.live!.split(/\s+/))
  return [...new Set(named.filter(s => s))].sort()
}

/** Joins what this page shows, and looks again where it changed since the page was written. */
async function watch () {
  const shown = subjects(), all = shown.join(' ')
  if (hub.state !== HubConnectionState.Connected) return
  if (all !== joined) {
    joined = all
    const version = Number(document.querySelector<HTMLElement>('main')?.dataset.version ?? 0)
    try { if (await hub.invoke<boolean>('Watch', shown, version)) look() } catch { joined = ''; window.setTimeout(() => void watch(), 3_000); return }
    live = all
  }
  document.documentElement.dataset.joined = live // for whoever must wait until the page is live
}

async function connected () { joined = ''; connectionWorks(); await watch() }

async function start () {
  if (!document.body.dataset.person) return
  try { await hub.start(); await connected() } catch { connectionLost(); window.setTimeout(start, 2_000 + Math.random() * 3_000) }
}

hub.on('changed', look)
hub.on('around', lookAround)
hub.on('ended', ended)
hub.on('present', showPresence)
hub.on('presentHere', showHere)
hub.onreconnecting(connectionLost)
hub.onreconnected(() => { void connected(); lookAround() })
hub.onclose(() => { connectionLost(); window.setTimeout(start, 2_000 + Math.random() * 3_000) })

onShown(() => void watch())
void start()
