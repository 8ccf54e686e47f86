// The script of every page: own navigation first, then behaviours, then (signed in) the live connection.
import './page'
import './links'
import './forms'
import './unsaved'
import './drafts'
import './keys'
import './panel'
import './menus'
import './dialogs'
import './toasts'
import './dates'
import './play'
import './rows'
import './again'
import { onShown } from './shown'

document.documentElement.classList.add('js')

// Only somebody who is signed in has a live connection; a public page never fetches its script.
onShown(() => { if (document.body.dataset.person) void import('./live') })

// A page that needs more asks for it by an element: <div data-module="/js/editor.js">.
onShown(() => {
  for (const e of document.querySelectorAll<HTMLElement>('[data-module]'))
    if (e.dataset.module?.startsWith('/js/')) void import(e.dataset.module)
})
