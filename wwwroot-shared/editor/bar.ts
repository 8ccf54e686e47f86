// The toolbar: the mode as a word first, then style, marks, link, list, table, comment, more. One stop for Tab; arrows move within it.
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, mergeCells, splitCell, toggleHeader } from 'prosemirror-tables'
import { alignCell, codeBlock, footnote, heading, markActive, paragraph, plainWords, rule, style, table, toggleList, toggleWrap, within } from './commands'
import type { Editor, Mode } from './context'
import { chooseImage } from './images'
import { editLink } from './links'
import { el, keys } from './make'
import { menuButton, type Item } from './menu'
import { mark, node } from './schema'
import { countWords, inWords } from './words'

export interface BarActions { find: () => void, comment: (() => void) | null, modes: Mode[], acceptAll?: () => void, rejectAll?: () => void, small?: boolean }

const modeWords: Record<Mode, string> = { editing: 'Editing', suggesting: 'Suggesting', reading: 'Reading' }
const modeHints: Record<Mode, string> = { editing: 'Editing', suggesting: 'Suggesting', reading: 'Reading' }

export class Bar {
  readonly dom: HTMLElement
  private readonly updates: Array<() => void> = []
  private readonly words = el('span', { class: 'ed-words' })
  private counting = 0

  constructor (private readonly editor: Editor, private readonly actions: BarActions) {
    const run = (command: Command) => () => { const { view } = editor; command(view.state, view.dispatch, view); view.focus() }
    this.dom = el('div', { class: 'editor-bar', role: 'toolbar', 'aria-label': 'Writing tools', 'aria-orientation': 'horizontal' })
    const scroll = el('div', { class: 'ed-tools' })
    const mode = menuButton(modeWords[editor.mode], actions.modes.map(m => ({ words: modeHints[m], run: () => { editor.setMode(m); editor.view.focus() }, active: () => editor.mode === m })), { class: 'ed-mode button small', label: 'Mode' })
    this.updates.push(() => mode.say(modeWords[editor.mode]))
    scroll.append(...(actions.modes.length > 1 ? [mode.button, mode.menu] : []), ...(actions.small ? this.few(run) : this.tools(run)))
    this.dom.append(scroll, this.words)
    this.dom.addEventListener('mousedown', e => { if ((e.target as Element).closest('.ed-tools button')) e.preventDefault() }) // the caret stays where it is
    this.dom.addEventListener('keydown', e => this.arrows(e))
    this.update()
  }

  private tools (run: (c: Command) => () => void) {
    const { editor } = this, state = () => editor.view.state
    const item = (words: string, command: Command, more: Partial<Item> = {}): Item => ({ words, run: run(command), ...more })
    const block = menuButton('Paragraph', [
      item('Paragraph', paragraph, { keys: keys('Ctrl+Alt+0'), active: () => within(state(), node.paragraph) }),
      ...[1, 2, 3, 4].map(l => item(headings[l]!, heading(l), { keys: keys(`Ctrl+Alt+${l}`), active: () => within(state(), node.heading, { level: l }) })),
      item('Quote', toggleWrap(node.blockquote), { rule: true, active: () => within(state(), node.blockquote) }),
      ...(['info', 'warning', 'decision'] as const).map((kind, i) => item(['Note', 'Warning', 'Decision'][i]!, toggleWrap(node.callout, { kind }), { active: () => within(state(), node.callout, { kind }) })),
      item('Code', codeBlock, { keys: keys('Ctrl+Alt+C'), active: () => within(state(), node.code_block) })
    ], { label: 'Style' })
    this.updates.push(() => block.say(this.blockWords()))
    const list = menuButton('List', [
      item('Bulleted list', toggleList(node.bullet_list), { keys: keys('Ctrl+Shift+8'), active: () => within(state(), node.bullet_list) }),
      item('Numbered list', toggleList(node.ordered_list), { keys: keys('Ctrl+Shift+7'), active: () => within(state(), node.ordered_list) }),
      item('Task list', toggleList(node.task_list), { keys: keys('Ctrl+Shift+9'), active: () => within(state(), node.task_list) })
    ])
    const tables = menuButton('Table', this.tableItems(item))
    const more = menuButton('More', [
      item('Underline', style.underline, { keys: keys('Ctrl+U'), active: () => markActive(state(), mark.underline) }), item('Strike through', style.strike, { keys: keys('Ctrl+Shift+X'), active: () => markActive(state(), mark.strike) }),
      item('Highlight', style.highlight, { keys: keys('Ctrl+Shift+H'), active: () => markActive(state(), mark.highlight) }), item('Code words', style.code, { keys: keys('Ctrl+E'), active: () => markActive(state(), mark.code) }), item('Plain words', plainWords, { disabled: () => state().selection.empty }),
      { words: 'Picture', rule: true, run: () => chooseImage(editor), hidden: () => !editor.options.images }, item('Footnote', footnote, { rule: !editor.options.images }), item('Line between parts', rule),
      { words: 'Find and replace', keys: keys('Ctrl+F'), rule: true, run: this.actions.find },
      item('Undo', undo, { keys: keys('Ctrl+Z'), disabled: () => undoDepth(state()) === 0 }), item('Redo', redo, { keys: keys('Ctrl+Y'), disabled: () => redoDepth(state()) === 0 }),
      ...(this.actions.acceptAll ? [{ words: 'Accept all suggestions', rule: true, run: this.actions.acceptAll, disabled: () => !hasSuggestions(editor) }, { words: 'Reject all suggestions', run: this.actions.rejectAll!, disabled: () => !hasSuggestions(editor) }] : [])
    ], { end: true })
    return [
      ...this.only([block.button, list.button, tables.button], block.button), block.menu,
      this.toggle('B', 'Bold', 'Ctrl+B', run(style.strong), () => markActive(state(), mark.strong), 'ed-bold'), this.toggle('I', 'Italic', 'Ctrl+I', run(style.emphasis), () => markActive(state(), mark.emphasis), 'ed-italic'),
      this.toggle('Link', 'Link', 'Ctrl+K', () => void editLink(editor), () => markActive(state(), mark.link)),
      list.button, list.menu, tables.button, tables.menu,
      ...(this.actions.comment === null ? [] : [this.toggle('Comment', 'Comment', 'Ctrl+Alt+M', this.actions.comment, () => false, 'ed-comment')]),
      more.button, more.menu
    ]
  }

  private few (run: (c: Command) => () => void) {
    const state = () => this.editor.view.state, item = (words: string, command: Command, more: Partial<Item> = {}): Item => ({ words, run: run(command), ...more })
    const list = menuButton('List', [item('Bulleted list', toggleList(node.bullet_list)), item('Numbered list', toggleList(node.ordered_list)), item('Task list', toggleList(node.task_list))])
    const more = menuButton('More', [
      item('Strike through', style.strike, { active: () => markActive(state(), mark.strike) }), item('Code words', style.code, { active: () => markActive(state(), mark.code) }), item('Code', codeBlock), item('Heading', heading(2), { active: () => within(state(), node.heading) }), item('Paragraph', paragraph),
      item('Undo', undo, { rule: true, disabled: () => undoDepth(state()) === 0 }), item('Redo', redo, { disabled: () => redoDepth(state()) === 0 })
    ], { end: true })
    return [
      this.toggle('B', 'Bold', 'Ctrl+B', run(style.strong), () => markActive(state(), mark.strong), 'ed-bold'), this.toggle('I', 'Italic', 'Ctrl+I', run(style.emphasis), () => markActive(state(), mark.emphasis), 'ed-italic'),
      this.toggle('Link', 'Link', 'Ctrl+K', () => void editLink(this.editor), () => markActive(state(), mark.link)), list.button, list.menu,
      this.toggle('Quote', 'Quote', 'Ctrl+Shift+.', run(toggleWrap(node.blockquote)), () => within(state(), node.blockquote)), more.button, more.menu
    ]
  }

  // A list or a table is a change of shape that cannot be suggested: its button is there while one may edit.
  private only (shapes: HTMLElement[], first: HTMLElement) {
    for (const b of shapes) b.classList.add('ed-shape')
    return [first]
  }

  private tableItems (item: (words: string, c: Command, more?: Partial<Item>) => Item): Item[] {
    const inside = () => isInTable(this.editor.view.state), outside = () => !inside(), can = (c: Command) => () => !c(this.editor.view.state)
    return [
      item('Add a table', table(), { hidden: inside }),
      item('Row above', addRowBefore, { hidden: outside }), item('Row below', addRowAfter, { hidden: outside }), item('Column before', addColumnBefore, { hidden: outside }), item('Column after', addColumnAfter, { hidden: outside }),
      item('Heading row', toggleHeader('row'), { hidden: outside, rule: true }), item('Heading column', toggleHeader('column'), { hidden: outside }), item('Merge the cells', mergeCells, { hidden: outside, disabled: can(mergeCells) }), item('Split the cell', splitCell, { hidden: outside, disabled: can(splitCell) }),
      item('Align left', alignCell(null), { hidden: outside, rule: true }), item('Align centre', alignCell('center'), { hidden: outside }), item('Align right', alignCell('right'), { hidden: outside }),
      item('Delete the row', deleteRow, { hidden: outside, rule: true, danger: true }), item('Delete the column', deleteColumn, { hidden: outside, danger: true }), item('Delete the table', deleteTable, { hidden: outside, danger: true })
    ]
  }

  private toggle (words: string, label: string, shortcut: string, then: () => void, active: () => boolean, name = '') {
    const button = el('button', { type: 'button', class: name, 'aria-label': words === label ? null : label, title: `${label} (${keys(shortcut)})`, 'aria-pressed': words === 'Comment' ? null : 'false', onclick: then }, el('span', {}, words))
    if (words !== 'Comment') this.updates.push(() => { button.ariaPressed = String(active()) })
    return button
  }

  private blockWords () {
    const { $from } = this.editor.view.state.selection, parent = $from.parent
    return parent.type === node.heading ? headings[parent.attrs.level] ?? 'Heading' : parent.type === node.code_block ? 'Code' : 'Paragraph'
  }

  update () {
    for (const update of this.updates) update()
    this.dom.dataset.mode = this.editor.mode
    this.counting ||= window.setTimeout(() => { this.counting = 0; const words = inWords(countWords(this.editor.view.state.doc)); if (this.words.textContent !== words) this.words.textContent = words }, 300)
    const buttons = this.buttons()
    if (!buttons.some(b => b.tabIndex === 0)) for (const [i, b] of buttons.entries()) b.tabIndex = i ? -1 : 0
  }

  private buttons () { return [...this.dom.querySelectorAll<HTMLButtonElement>('.ed-tools > button')].filter(b => b.checkVisibility()) }

  focus () { (this.buttons().find(b => b.tabIndex === 0) ?? this.buttons()[0])?.focus() }

  private arrows (e: KeyboardEvent) {
    if (e.key === 'Escape') { if (!this.dom.querySelector(':popover-open')) this.editor.view.focus(); return }
    const all = this.buttons(), at = all.indexOf(document.activeElement as HTMLButtonElement)
    const next = at < 0 ? undefined : e.key === 'ArrowRight' ? all[(at + 1) % all.length] : e.key === 'ArrowLeft' ? all.at(at - 1) : e.key === 'Home' ? all[0] : e.key === 'End' ? all.at(-1) : undefined
    if (!next) return
    e.preventDefault()
    for (const b of all) b.tabIndex = b === next ? 0 : -1
    next.focus(); next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  destroy () { clearTimeout(this.counting) }
}

const headings: Record<number, string> = { 1: 'Heading', 2: 'Smaller heading', 3: 'Smallest heading', 4: 'Line heading' }

function hasSuggestions (editor: Editor) {
  let found = false
  editor.view.state.doc.descendants(n => { found ||= n.marks.some(m => m.type === mark.insertion || m.type === mark.deletion); return !found })
  return found
}
