// The keys of the editor. Tab moves items and cells only where there are some, so that it leaves the text everywhere else.
import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import type { Command, Plugin } from 'prosemirror-state'
import { goToNextCell } from 'prosemirror-tables'
import { codeBlock, heading, paragraph, style, toggleList, toggleTask, toggleWrap } from './commands'
import { node } from './schema'

const lineBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code) return false
  dispatch?.(state.tr.replaceSelectionWith(node.hard_break.create()).scrollIntoView())
  return true
}

const { list_item: item, task_item: task } = node

export const commandKeys: Record<string, Command> = {
  'Mod-b': style.strong, 'Mod-i': style.emphasis, 'Mod-u': style.underline, 'Mod-e': style.code, 'Mod-Shift-x': style.strike, 'Mod-Shift-h': style.highlight,
  'Mod-Alt-0': paragraph, 'Mod-Alt-1': heading(1), 'Mod-Alt-2': heading(2), 'Mod-Alt-3': heading(3), 'Mod-Alt-4': heading(4), 'Mod-Alt-c': codeBlock,
  'Mod-Shift-7': toggleList(node.ordered_list), 'Mod-Shift-8': toggleList(node.bullet_list), 'Mod-Shift-9': toggleList(node.task_list), 'Mod-Shift-.': toggleWrap(node.blockquote)
}

export function editorKeys (): Plugin[] {
  return [
    keymap({ ...commandKeys, 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo, Backspace: undoInputRule }),
    keymap({
      Enter: chainCommands(splitListItem(item), splitListItem(task, { checked: false })),
      'Mod-Enter': chainCommands(toggleTask, exitCode), 'Shift-Enter': chainCommands(exitCode, lineBreak),
      Tab: chainCommands(goToNextCell(1), sinkListItem(item), sinkListItem(task)),
      'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(item), liftListItem(task)),
      'Mod-]': chainCommands(sinkListItem(item), sinkListItem(task)), 'Mod-[': chainCommands(liftListItem(item), liftListItem(task))
    }),
    keymap(baseKeymap)
  ]
}

