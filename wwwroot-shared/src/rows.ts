// Rows that can be ticked, and texts that can be copied.
addEventListener('change', e => {
  const box = e.target as HTMLInputElement
  if (box.type !== 'checkbox') return
  const scope = box.closest('form') ?? box.closest('table') ?? document
  if (box.dataset.tickAll !== undefined) for (const row of boxes(scope, box.dataset.tickAll)) row.checked = box.checked
  count(scope)
})

// data-tick-all names the boxes it rules; without a name, all of them.
const boxes = (scope: ParentNode, name: string) => [...scope.querySelectorAll<HTMLInputElement>(`input[type=checkbox]${name ? `[name="${CSS.escape(name)}"]` : '[name]'}:not([data-tick-all], :disabled)`)]

function count (scope: ParentNode) {
  const all = scope.querySelector<HTMLInputElement>('[data-tick-all]')
  if (!all) return
  const rows = boxes(scope, all.dataset.tickAll!), ticked = rows.filter(r => r.checked).length
  all.checked = ticked > 0 && ticked === rows.length
  all.indeterminate = ticked > 0 && ticked < rows.length
  for (const place of scope.querySelectorAll('[data-ticked]')) place.textContent = ticked ? `${ticked} chosen` : ''
}

addEventListener('click', async e => {
  const button = (e.target as Element).closest<HTMLElement>('[data-copy]'), words = button?.querySelector('span')
  if (!button || !words) return
  const before = words.textContent
  try { await navigator.clipboard.writeText(button.dataset.copy!); words.textContent = 'Copied' } catch { words.textContent = 'Select and copy the text yourself' }
  window.setTimeout(() => { words.textContent = before }, 2_000)
})
