// What is to be done whenever another page, or a newer state of this one, has come on screen.
const after: Array<() => void> = []

/** Does it now, and again whenever a page was shown. */
export function onShown (then: () => void) { after.push(then); then() }

export function shown () { for (const then of after) then() }
