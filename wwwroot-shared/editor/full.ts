// A form that takes the whole of a small screen while somebody writes in it. It stays where it is in the page, so nothing that is typed moves.
import { el } from './make'

const small = matchMedia('(max-width: 639px)')

export class FullScreen {
  private top: HTMLElement | null = null

  constructor (private readonly form: HTMLElement, private readonly title: string) { form.addEventListener('keydown', this.keys) }

  get isOn () { return this.top !== null }

  open () {
    if (this.isOn || !small.matches) return
    this.top = el('div', { class: 'composer-top' }, el('strong', {}, this.title), el('button', { type: 'button', class: 'button small quiet', onclick: () => { this.close() } }, 'Close'))
    this.form.prepend(this.top)
    this.form.classList.add('composer-full')
    document.documentElement.classList.add('writing-full')
    visualViewport?.addEventListener('resize', this.fit)
    visualViewport?.addEventListener('scroll', this.fit)
    small.addEventListener('change', this.close)
    this.fit()
  }

  /** Back to the page; what was written stays in the form. */
  readonly close = () => {
    if (!this.top) return
    if (this.form.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
    this.top.remove(); this.top = null
    this.form.classList.remove('composer-full')
    document.documentElement.classList.remove('writing-full')
    visualViewport?.removeEventListener('resize', this.fit)
    visualViewport?.removeEventListener('scroll', this.fit)
    small.removeEventListener('change', this.close)
    this.form.style.height = this.form.style.top = ''
    this.form.scrollIntoView({ block: 'nearest' })
  }

  // Above the keyboard of the screen, which covers what is fixed.
  private readonly fit = () => {
    if (!visualViewport) return
    this.form.style.height = `${visualViewport.height}px`
    this.form.style.top = `${visualViewport.offsetTop}px`
  }

  private readonly keys = (e: KeyboardEvent) => {
    if (!this.isOn || e.defaultPrevented) return
    if (e.key === 'Escape') { e.preventDefault(); this.close() } else if (e.key === 'Tab') this.stay(e)
  }

  // The page behind cannot be seen: Tab goes round within the form.
  private stay (e: KeyboardEvent) {
    const all = [...this.form.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [contenteditable=true]')].filter(f => f.tabIndex >= 0 && f.checkVisibility() && !(f as HTMLButtonElement).disabled)
    const [first, last] = [all[0], all.at(-1)]
    if (document.activeElement === (e.shiftKey ? first : last)) { e.preventDefault(); (e.shiftKey ? last : first)?.focus() }
  }

  destroy () { this.close(); this.form.removeEventListener('keydown', this.keys) }
}
