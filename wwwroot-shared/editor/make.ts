// Elements of the editor's own frame: words are text, never markup.
type Child = Node | string | null | false | undefined
type Props = Record<string, string | boolean | ((e: never) => void) | null | undefined>

export function el<K extends keyof HTMLElementTagNameMap> (tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') e.addEventListener(name.slice(2), value as EventListener)
    else if (value === true) e.setAttribute(name, '')
    else if (typeof value === 'string') e.setAttribute(name, value)
  }
  e.append(...children.filter(c => c !== null && c !== false && c !== undefined))
  return e
}

let sprite = '/icons.svg'
export const spriteIs = (address: string | undefined) => { if (address) sprite = address }

export function icon (name: string) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  svg.setAttribute('class', 'icon'); svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `${sprite}#${name}`)
  svg.append(use)
  return svg
}

let last = 0
export const newId = (what: string) => `ed-${what}-${++last}`

export const mac = /Mac|iPhone|iPad/.test(navigator.platform)
/** Ctrl+B, or ⌘B where that is the custom. */
export const keys = (words: string) => mac ? words.replace('Ctrl+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥') : words
