// Arranging a tree of pages by dragging: above, below or into another row. The buttons in each row do the same without a pointer.
let dragged: HTMLElement | null = null

const rowAt = (e: Event) => (e.target as Element | null)?.closest?.<HTMLElement>('.arrange-rows [data-page]') ?? null

/** The upper quarter of a row is before it, the lower quarter after it, the middle inside it. */
function whereIn (row: HTMLElement, y: number) {
  const box = row.getBoundingClientRect(), part = (y - box.top) / box.height
  return part < .25 ? 'before' : part > .75 ? 'after' : 'inside'
}

function clear () { for (const e of document.querySelectorAll('[data-drop]')) e.removeAttribute('data-drop') }

document.addEventListener('dragstart', e => {
  dragged = rowAt(e)
  if (dragged && e.dataTransfer) { e.dataTransfer.effectAllowed = 'move'; e.dataTransfer.setData('text/plain', dragged.querySelector('.what')?.textContent ?? '') }
})

document.addEventListener('dragover', e => {
  const row = rowAt(e)
  if (!dragged || !row || row === dragged) return
  e.preventDefault()
  clear()
  row.dataset.drop = whereIn(row, e.clientY)
})

document.addEventListener('dragend', () => { dragged = null; clear() })

document.addEventListener('drop', e => {
  const row = rowAt(e), form = document.querySelector<HTMLFormElement>('#drag')
  if (!dragged || !row || row === dragged || !form) return
  e.preventDefault()
  for (const [name, value] of [['page', dragged.dataset.page], ['target', row.dataset.page], ['where', whereIn(row, e.clientY)]])
    form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value ?? ''
  form.requestSubmit()
})
