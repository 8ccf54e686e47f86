// The live connection: signals without content. What changed is read again as the person who looks.
import { HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr'
import { connectionLost, connectionWorks } from './connection'
import { showPresence } from './presence'
import { ended, look } from './refresh'
import { onShown } from './shown'

const hub = new HubConnectionBuilder().withUrl('/live').configureLogging(LogLevel.None)
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: c => Math.min(5_000, 300 * 2 ** c.previousRetryCount) * (0.5 + Math.random()) }).build()

/** Joins what this page shows, and looks again where it changed since the page was written. */
async function watch () {
  const main = document.querySelector<HTMLElement>('main[data-live]')
  if (hub.state !== HubConnectionState.Connected) return
  try {
    const subjects = main?.dataset.live?.split(/\s+/).filter(s => s) ?? []
    if (await hub.invoke<boolean>('Watch', subjects, Number(main?.dataset.version ?? 0)) && subjects.length > 0) look()
  } catch { /* the connection went; the next one asks again */ }
}

async function start () {
  if (!document.body.dataset.person) return
  try { await hub.start(); connectionWorks(); await watch() } catch { connectionLost(); window.setTimeout(start, 2_000 + Math.random() * 3_000) }
}

hub.on('changed', look)
hub.on('ended', ended)
hub.on('present', showPresence)
hub.onreconnecting(connectionLost)
hub.onreconnected(() => { connectionWorks(); void watch() })
hub.onclose(() => { connectionLost(); window.setTimeout(start, 2_000 + Math.random() * 3_000) })

onShown(() => void watch())
void start()
