// Workspace for the load driver collab-load.mjs: people who type at the beginning of one text, and others who look.
// One batch at a time, as the editor sends; what is typed meanwhile is in the next one. PEERS: the folder with lib/rawws.mjs; COOKIE: as `texts serve` says;
// RUN: letters, so that a second run on the same text is told from the first.
const { RawWs } = await import(`${process.env.PEERS}/lib/rawws.mjs`)
const RS = '\x1e', Paragraph = 120
const letter = '{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a"}]}}'
const split = '{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"paragraph"},{"type":"paragraph"}],"openStart":1,"openEnd":1}}'
const run = process.env.RUN ?? 'r', tabOf = i => `typist-${run}-${String(i).padStart(6, '0')}`

async function open (ctx, person, tab, onFrame) {
  let opened, failed
  const done = new Promise((resolve, reject) => { opened = resolve; failed = reject })
  const ws = new RawWs({
    url: ctx.url.replace(/^http/, 'ws').replace(/\/$/, '') + '/live/texts',
    headers: { Cookie: `${process.env.COOKIE}${person}` },
    onMessage: (_op, m) => {
      for (const frame of m.toString('utf8').split(RS)) {
        if (frame.startsWith('{"type":1,"target":"opened"')) opened(Number(/"version":(\d+)/.exec(frame)[1]))
        else if (frame.startsWith('{"type":1,"target":"closed"')) failed(new Error(frame))
        else if (frame) onFrame(frame)
      }
    }
  })
  await ws.ready
  const call = (target, ...args) => ws.send(JSON.stringify({ type: 1, target, arguments: args }) + RS)
  ws.send(`{"protocol":"json","version":1}${RS}`)
  ws.sock.on('close', () => { if (!ctx.closing) { ctx.errors.push('closed'); failed(new Error('closed')) } })
  call('Open', ctx.doc, -1, tab)
  return { ws, call, version: await done, close: () => { ctx.closing = true; ws.close() } }
}

export async function typist (ctx, i) {
  const tab = tabOf(i)
  let waiting = 0, sent = 0, stored = 0, sequence = 0, flying = false, version = 0
  const fly = () => {
    if (flying || waiting === 0) return
    const steps = Array.from({ length: waiting }, (_, n) => (stored + n + 1) % Paragraph === 0 ? split : letter)
    sent = waiting; waiting = 0; flying = true
    me.call('Submit', ctx.doc, version, ++sequence, `[${steps.join(',')}]`)
  }
  const me = await open(ctx, i, tab, frame => {
    if (frame.startsWith('{"type":1,"target":"refused"')) ctx.errors.push(frame.slice(0, 300))
    if (!frame.startsWith('{"type":1,"target":"commits"')) return
    version = Number(/^\{"v":(\d+)/.exec(frame.slice(frame.lastIndexOf('{"v":')))[1])
    if (flying && frame.includes(tab)) { flying = false; stored += sent; ctx.onAck(i, stored) }
    fly()
  })
  version = Math.max(version, me.version)
  return { frames: () => me.ws.frames, bytes: () => me.ws.bytes, close: me.close, type () { waiting++; fly() } }
}

export async function observer (ctx, k) {
  const typed = new Map()
  return open(ctx, k, `looker-${run}-${String(k).padStart(6, '0')}`, frame => {
    if (!frame.startsWith('{"type":1,"target":"commits"')) return
    for (const commit of JSON.parse(frame).arguments[1]) {
      const who = commit.tab?.startsWith(`typist-${run}-`) ? Number(commit.tab.slice(-6)) : -1
      if (who < 0) continue
      typed.set(who, (typed.get(who) ?? 0) + commit.steps.length)
      ctx.onVisible(k, who, typed.get(who))
    }
  })
}
