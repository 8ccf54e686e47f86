// Leaving with text that nobody else has asks first. Drafts are kept by the server and need no question.
import { hasUnsavedDraft } from './drafts'
import { isSending } from './sending'
import { typedFields } from './typed'

let leaving = false
/** The page goes away for a reason that cannot wait for an answer. */
export function leaveNow () { leaving = true }

const unsaved = () => typedFields().some(f => f instanceof HTMLTextAreaElement && f.dataset.draft === undefined && f.value.trim() !== '' && f.value !== f.defaultValue)

addEventListener('beforeunload', e => { if (!leaving && (unsaved() || hasUnsavedDraft() || isSending())) e.preventDefault() })

/** Asks before another page takes the place of unsaved text. */
export const mayLeave = (to: URL) => to.pathname === location.pathname || !unsaved() || confirm('Your text is not saved. Leave this page?')
