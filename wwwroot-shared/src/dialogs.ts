// Dialogs: data-opens="id" shows it over the page, data-closes leaves it as it was; the browser gives the focus back.
addEventListener('click', e => {
  const target = e.target as Element
  const opener = target.closest<HTMLElement>('[data-opens]')
  const dialog = opener ? document.getElementById(opener.dataset.opens!) : null
  if (dialog instanceof HTMLDialogElement && !(e.ctrlKey || e.metaKey || e.shiftKey)) {
    e.preventDefault()
    opener?.closest<HTMLElement>(':popover-open')?.hidePopover()
    dialog.showModal()
  } else if (target.closest('[data-closes]')) target.closest('dialog')?.close()
  else if (target instanceof HTMLDialogElement && outside(target, e)) target.close()
  const field = target.closest<HTMLAnchorElement>('a[data-field]')
  if (field) focusField(field, e)
}, true)

const outside = (dialog: HTMLDialogElement, e: MouseEvent) => {
  const box = dialog.getBoundingClientRect()
  return e.clientX < box.left || e.clientX > box.right || e.clientY < box.top || e.clientY > box.bottom
}

// A link of an error summary: to the field itself, not only to its place.
function focusField (link: HTMLAnchorElement, e: Event) {
  const field = document.getElementById(link.hash.slice(1))
  if (!field) return
  e.preventDefault()
  ;(field.matches('fieldset') ? field.querySelector<HTMLElement>('input') ?? field : field).focus()
}
