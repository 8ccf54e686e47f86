// Menus are popovers: the browser opens and closes them; arrows, typing and (in older browsers) the place come from here.
let byKey = false
addEventListener('keydown', () => { byKey = true }, true)
addEventListener('pointerdown', () => { byKey = false }, true)

const items = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')]

addEventListener('toggle', e => {
  const menu = e.target as HTMLElement
  if (!menu.matches?.('[data-menu]') || (e as ToggleEvent).newState !== 'open') return
  if (!CSS.supports('position-area', 'bottom')) place(menu)
  if (byKey) items(menu)[0]?.focus()
}, true)

addEventListener('click', e => {
  const item = (e.target as Element).closest('a[href]'), menu = item?.closest<HTMLElement>('[popover]:popover-open')
  menu?.hidePopover()
})

addEventListener('keydown', e => {
  const menu = (e.target as Element).closest?.<HTMLElement>('[data-menu]')
  if (!menu?.matches(':popover-open') || e.ctrlKey || e.metaKey || e.altKey || (e.target as Element).matches('input, textarea')) return
  const all = items(menu), at = all.indexOf(document.activeElement as HTMLElement)
  const next = e.key === 'ArrowDown' ? all[(at + 1) % all.length] : e.key === 'ArrowUp' ? all.at(at - 1) : e.key === 'Home' ? all[0] : e.key === 'End' ? all.at(-1)
    : e.key.length === 1 && e.key !== ' ' ? [...all.slice(at + 1), ...all].find(i => i.textContent?.trim().toLowerCase().startsWith(e.key.toLowerCase())) : undefined
  if (next) { e.preventDefault(); next.focus() }
})

function place (menu: HTMLElement) {
  const button = document.activeElement?.getAttribute('popovertarget') === menu.id ? document.activeElement : document.querySelector(`[popovertarget="${menu.id}"]`)
  if (!button) return
  const at = button.getBoundingClientRect(), size = menu.getBoundingClientRect()
  const left = menu.classList.contains('end') ? at.right - size.width : at.left
  const below = at.bottom + size.height + 8 < innerHeight
  menu.style.position = 'fixed'
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - size.width - 8))}px`
  menu.style.top = `${below ? at.bottom : Math.max(8, at.top - size.height - 8)}px`
}
