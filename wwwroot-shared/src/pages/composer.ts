// Fields that are written in as they will be read: <textarea data-composer data-module="/js/composer.js">, holding Markdown.
import { Composer } from '../../editor/composer'
import { onShown } from '../shown'

const open = new Map<HTMLTextAreaElement, Composer>()

onShown(() => {
  for (const [area, composer] of open) if (!composer.isThere) { open.delete(area); composer.destroy() } else composer.look()
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-composer]:not(:disabled)')) if (!open.has(area)) open.set(area, new Composer(area))
})
