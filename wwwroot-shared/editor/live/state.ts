// Says beside the title how much of what I wrote is stored: never more than is true.
import { icon } from '../make'

const counted = (n: number, one: string, many: string) => n === 1 ? one : many.replace('#', n.toLocaleString('en-GB'))

export class SavedState {
  private timer = 0
  private last = ''

  constructor (private readonly places: HTMLElement[]) {}

  show (unsaved: number, saved: number, connected: boolean, safe: boolean) {
    clearTimeout(this.timer)
    // A change on its way for less than a third of a second is not worth a flicker; that it is stored is said only when it is.
    const words = unsaved > 0 ? connected ? counted(unsaved, 'Saving 1 change', 'Saving # changes') : counted(unsaved, '1 change is waiting for a connection', '# changes are waiting for a connection') + (safe ? '' : ' and is only on this page')
      : saved > 0 ? counted(saved, 'Your change is saved', 'All # of your changes are saved') : ''
    if (unsaved > 0 && connected && this.last.startsWith('All')) this.timer = window.setTimeout(() => { this.write(words, false) }, 300)
    else this.write(words, unsaved === 0)
  }

  private write (words: string, done: boolean) {
    if (words === this.last) return
    this.last = words
    for (const place of this.places) { place.className = done ? 'saved' : 'saved waiting'; place.replaceChildren(...(done && words ? [icon('check'), ' '] : []), words) }
  }
}
