// The command panel: suggestions while typing, arrows and Enter, Esc. Enter without an arrow searches for what was typed.
import { onShown } from './shown'

interface Item { title: string, detail: string, icon: string, href: string }
interface Group { name: string, items: Item[] }

const Pause = 90
let asked: AbortController | null = null, timer = 0, spoken = 0
// What is listed is of words typed before; keys pressed meanwhile are meant for what comes.
let old = false, pressed: string[] = []

const panel = () => document.getElementById('panel') as HTMLDialogElement | null
const field = () => document.getElementById('panel-q') as HTMLInputElement
const list = () => document.getElementById('panel-list')!
const options = () => [...list().querySelectorAll<HTMLElement>('[role=option]')]
const chosen = () => list().querySelector<HTMLElement>('[aria-selected=true]')

/** Opens it over the page, if there is one and nothing else is open. */
export function openPanel (text = '') {
  const dialog = panel()
  if (!dialog || document.querySelector('dialog[open]')) return false
  dialog.showModal()
  begin(text)
  return true
}

function begin (text: string) {
  field().value = text
  field().focus()
  field().select()
  void suggest()
}

addEventListener('click', e => {
  const target = e.target as Element
  if (target.closest('[data-opens=panel]') && panel()?.open) begin('')
  else if (target instanceof HTMLInputElement && target.id === 'search') openPanel(target.value)
  else if (target.closest('#panel-list a')) panel()?.close()
})
addEventListener('submit', e => { if ((e.target as Element).closest('#panel')) panel()?.close() }, true)

addEventListener('input', e => {
  if (e.target !== document.getElementById('panel-q')) return
  old = true; pressed = []
  clearTimeout(timer)
  timer = window.setTimeout(() => void suggest(), Pause)
})

addEventListener('keydown', e => {
  if (e.isComposing || !panel()?.open || e.target !== field()) return
  if (old && (e.key.startsWith('Arrow') ? /Down|Up/.test(e.key) : e.key === 'Enter' && pressed.length > 0)) pressed.push(e.key)
  else if (!act(e.key)) return
  e.preventDefault()
}, true)

/** Whether the key did something to the list. */
function act (key: string) {
  const all = options(), at = all.indexOf(chosen()!)
  if (key === 'ArrowDown') choose(all[at + 1] ?? null)
  else if (key === 'ArrowUp') choose(at < 0 ? all.at(-1) ?? null : all[at - 1] ?? null)
  else if (key === 'Enter' && at >= 0) all[at]!.click()
  else return false
  return true
}

async function suggest () {
  asked?.abort()
  const mine = asked = new AbortController()
  try {
    const answer = await fetch(panel()!.dataset.suggest + encodeURIComponent(field().value.trim()), { credentials: 'same-origin', headers: { Accept: 'application/json' }, signal: mine.signal })
    if (answer.ok && asked === mine) draw(await answer.json() as Group[])
  } catch { /* typed on, or no connection: what was there stays */ }
}

function draw (groups: Group[]) {
  let number = 0
  list().replaceChildren(...groups.map(group => {
    const box = node('div', { role: 'group', 'aria-label': group.name })
    box.append(node('p', { class: 'panel-name', 'aria-hidden': 'true' }, group.name), ...group.items.map(item => option(item, number++)))
    return box
  }))
  choose(null)
  field().setAttribute('aria-expanded', String(number > 0))
  const meant = pressed
  old = false; pressed = []
  meant.forEach(act)
  clearTimeout(spoken)
  spoken = window.setTimeout(() => { const say = document.getElementById('panel-say'); if (say) say.textContent = number === 0 ? 'No suggestions' : `${number} suggestion${number === 1 ? '' : 's'}, use the arrow keys` }, 600)
}

function option (item: Item, number: number) {
  const link = node('a', { role: 'option', id: `panel-${number}`, href: item.href, tabindex: '-1', 'aria-selected': 'false' })
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `${panel()!.dataset.icons}#${item.icon}`)
  svg.append(use)
  const words = node('span', { class: 'grow' }, item.title)
  if (item.detail) words.append(node('span', { class: 'two' }, item.detail))
  link.append(svg, words)
  return link
}

function choose (option: HTMLElement | null) {
  for (const one of options()) one.setAttribute('aria-selected', String(one === option))
  if (option) { field().setAttribute('aria-activedescendant', option.id); option.scrollIntoView({ block: 'nearest' }) } else field().removeAttribute('aria-activedescendant')
}

function node (name: string, attributes: Record<string, string>, text = '') {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  if (text) made.textContent = text
  return made
}

// Another page has come on screen: whatever was asked for is of the one before.
onShown(() => { asked?.abort() })
