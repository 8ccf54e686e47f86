// Carries what is not confirmed over what arrives: taken back, the new steps made, and made again where it still has a place.
import { Mapping, type Step, type Transform } from 'prosemirror-transform'

// The packages set mirrors in this way themselves; only their declarations keep it back.
const mirror = (tr: Transform, a: number, b: number) => { (tr.mapping as Mapping & { setMirror (a: number, b: number): void }).setMirror(a, b) }

export interface Change { step: Step, inverted: Step }
/** Words that arrived and that a change of ours, not sent yet, takes away again unseen. */
export interface Taken { by: string, text: string, at: number }
export interface Arriving { step: Step, by: string, mine?: number }

/**
 * Arriving steps with `mine` take the place of the change of that index; those before `confirmed` that none replaces are gone. Changes before `unsent` are on
 * their way: `sent` says how many of them are left, and what they take away the server names.
 */
export function rebase (tr: Transform, changes: Change[], arriving: Arriving[], confirmed: number, unsent: number): { changes: Change[], sent: number, taken: Taken[] } {
  const start = tr.steps.length, count = changes.length
  for (let i = count - 1; i >= 0; i--) tr.step(changes[i]!.inverted)
  const inserted: Array<{ by: string, step: number, from: number, to: number }> = []
  for (const { step, by, mine } of arriving) {
    tr.step(step)
    const at = tr.steps.length - 1
    if (mine !== undefined) mirror(tr, start + count - 1 - mine, at)
    else step.getMap().forEach((_a, _b, from, to) => { if (to > from) inserted.push({ by, step: at, from, to }) })
  }
  const kept: Change[] = [], taken: Taken[] = []
  let sent = 0
  for (let i = confirmed; i < count; i++) {
    const undone = start + count - 1 - i, mapped = changes[i]!.step.map(tr.mapping.slice(undone + 1))
    if (!mapped) continue
    const before = tr.doc
    if (tr.maybeStep(mapped).failed) continue
    mirror(tr, undone, tr.steps.length - 1)
    kept.push({ step: mapped, inverted: mapped.invert(before) })
    if (i < unsent) sent++
    else taken.push(...takenBy(mapped, tr, before, inserted))
  }
  return { changes: kept, sent, taken }
}

function takenBy (step: Step, tr: Transform, before: Transform['doc'], inserted: Array<{ by: string, step: number, from: number, to: number }>) {
  const taken: Taken[] = []
  step.getMap().forEach((from, to, at) => {
    if (to === from) return
    for (const words of inserted) {
      const until = new Mapping(tr.mapping.maps.slice(words.step + 1, tr.mapping.maps.length - 1)), a = until.map(words.from, 1), b = until.map(words.to, -1)
      if (a < b && from <= a && b <= to) taken.push({ by: words.by, text: before.textBetween(a, b, '\n', ' '), at })
    }
  })
  return taken.filter(t => t.text.trim() !== '')
}
