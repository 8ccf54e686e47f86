// The small form of the editor, in the place of a field that holds Markdown. The field stays: it is what is sent, kept as a draft and shown without script.
import { keymap } from 'prosemirror-keymap'
import type { Options } from './context'
import { Frame } from './frame'
import { el } from './make'
import { readMarkdown, understands, writeMarkdown } from './markdown/blocks'

export class Composer {
  private readonly frame: Frame | null = null
  private readonly root = el('div', { class: 'ed-small' })
  private written: string

  constructor (readonly area: HTMLTextAreaElement) {
    this.written = area.value
    if (!understands(area.value)) return // somebody wrote more Markdown than this shows: it stays as it is
    const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(area.id)}"]`), d = area.dataset
    const options: Options = { id: area.id, label: label?.textContent?.trim() || area.ariaLabel || 'Text', right: 'write', person: '', personName: '', people: d.people, things: d.things }
    area.after(this.root)
    const frame = this.frame = new Frame(this.root, options, {
      doc: readMarkdown(area.value), modes: ['editing'], small: true,
      plugins: () => [keymap({ 'Mod-Enter': () => { area.form?.requestSubmit(); return true } })],
      actions: () => ({ small: true }), applied: transactions => { if (transactions.some(t => t.docChanged)) this.write() }
    })
    const said = area.getAttribute('aria-describedby')
    if (said) frame.view.dom.setAttribute('aria-describedby', said)
    area.hidden = true
    label?.addEventListener('click', this.focus)
    area.addEventListener('focus', this.focus)
    area.form?.addEventListener('reset', this.later)
    area.addEventListener('change', this.later)
  }

  get isThere () { return this.area.isConnected && (this.frame === null || this.root.isConnected) }

  private write () {
    this.written = writeMarkdown(this.frame!.view.state.doc)
    if (this.area.value === this.written) return
    this.area.value = this.written
    this.area.dispatchEvent(new Event('input', { bubbles: true }))
  }

  private readonly focus = (e: Event) => { e.preventDefault(); this.frame?.view.focus() }
  private readonly later = () => { queueMicrotask(() => { this.look() }) }

  /** The field was given another value from outside: emptied, or a draft put back. */
  look () {
    const { frame, area } = this
    if (!frame || area.value === this.written || !understands(area.value)) return
    this.written = area.value
    const { view } = frame, doc = readMarkdown(area.value)
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content))
  }

  destroy () {
    this.frame?.destroy()
    this.root.remove()
    this.area.hidden = false
  }
}
