// On a phone the margin is a sheet at the bottom: a popover, so that Escape, a press beside it and its button close it.
const sheetOf = (e: Element) => { const rail = e.closest<HTMLElement>('.ed-rail[popover]'); return rail && getComputedStyle(rail).position === 'fixed' ? rail : null }

/** Brings what is inside into sight, where it lies in a sheet; true where it does. */
export function openSheet (inside: Element) {
  const sheet = sheetOf(inside)
  if (sheet && !sheet.matches(':popover-open')) sheet.showPopover()
  return sheet !== null
}

export function closeSheet (inside: Element) {
  const sheet = sheetOf(inside)
  if (sheet?.matches(':popover-open')) sheet.hidePopover()
}

export class Sheet {
  constructor (private readonly place: Element) {}

  /** The button says how many there are, and is there when there is something to open. */
  count (notes: number) {
    const rail = this.place.closest('.ed-rail'), button = rail?.id ? document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(rail.id)}"].ed-sheet-button`) : null
    if (!button) return
    const words = notes === 1 ? '1 comment or suggestion' : `${notes} comments and suggestions`
    button.hidden = notes === 0
    if (button.textContent !== words) button.textContent = words
  }

  close () { closeSheet(this.place) }
}
