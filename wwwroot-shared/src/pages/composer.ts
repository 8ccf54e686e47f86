// Fields that are written in as they will be read: <textarea data-composer data-module="/js/composer.js">, holding Markdown.
import { Composer } from '../../editor/composer'
import { onShown } from '../shown'

const open = new Map<HTMLTextAreaElement, Composer>()

onShown(() => {
  if (document.querySelector('[data-takes-focus]')) for (const composer of open.values()) composer.showPage() // what is wrong stands over the form
  for (const [area, composer] of open) if (!composer.isThere) { open.delete(area); composer.destroy() } else composer.look()
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-composer]:not(:disabled)')) if (!open.has(area)) open.set(area, new Composer(area))
})

// Before the pointer takes the selection away that is to be quoted.
addEventListener('mousedown', e => { if ((e.target as Element).closest('[data-quote]')) e.preventDefault() })

// <a href="?quote=ID#reply" data-quote="ID OF THE TEXT" data-lead="Ann Reed wrote" data-from="ADDRESS" data-into="ID OF THE FIELD">; without script the server begins the field with the quote.
addEventListener('click', e => {
  const link = (e.target as Element).closest<HTMLElement>('[data-quote]'), d = link?.dataset
  if (!d || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return
  const source = document.getElementById(d.quote!), area = document.getElementById(d.into ?? ''), composer = open.get(area as HTMLTextAreaElement)
  if (!source || !composer) return
  e.preventDefault()
  e.stopImmediatePropagation()
  composer.quote(source, d.lead ?? 'Quote', d.from ?? '')
}, true)
