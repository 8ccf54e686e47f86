// Menus of the toolbar: popovers that the arrows of every menu of the product work in.
import { el, icon, newId } from './make'

export interface Item { words: string, keys?: string, danger?: boolean, rule?: boolean, run: () => void, active?: () => boolean, hidden?: () => boolean, disabled?: () => boolean }

/** A button and the menu that it opens. */
export function menuButton (words: string, items: Item[], options: { class?: string, end?: boolean, label?: string } = {}) {
  const id = newId('menu'), text = el('span', {}, words)
  const menu = el('div', { id, class: `menu${options.end ? ' end' : ''}`, popover: 'auto', 'data-menu': true, 'aria-label': options.label ?? words })
  const button = el('button', { type: 'button', popovertarget: id, class: options.class ?? '', 'aria-haspopup': 'true', 'aria-label': options.label ? `${options.label}: ${words}` : null }, text, icon('chevron-down'))
  button.popoverTargetElement = menu
  const fill = () => menu.replaceChildren(...items.filter(i => !i.hidden?.()).flatMap(item => [
    ...(item.rule ? [el('hr')] : []),
    el('button', { type: 'button', class: item.danger ? 'danger' : '', 'aria-current': item.active?.() ? 'true' : null, disabled: item.disabled?.() === true, onclick: () => { menu.hidePopover(); item.run() } },
      el('span', { class: 'grow' }, item.words), item.active?.() ? icon('check') : null, item.keys ? el('kbd', {}, item.keys) : null)
  ]))
  menu.addEventListener('beforetoggle', e => { if ((e as ToggleEvent).newState === 'open') fill() })
  return { button, menu, say: (now: string) => { if (text.textContent !== now) { text.textContent = now; if (options.label) button.setAttribute('aria-label', `${options.label}: ${now}`) } } }
}
