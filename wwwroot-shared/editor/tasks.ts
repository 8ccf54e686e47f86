// A task has a box that can be ticked by anybody who may write.
import { Plugin } from 'prosemirror-state'
import { el } from './make'
import { node as nodes } from './schema'

export const tasks = () => new Plugin({
  props: {
    nodeViews: {
      [nodes.task_item.name]: (node, view, pos) => {
        const box = el('input', { type: 'checkbox', contenteditable: 'false', onchange: () => {
          const at = pos()
          if (at !== undefined && view.editable) view.dispatch(view.state.tr.setNodeAttribute(at, 'checked', box.checked))
          else box.checked = !box.checked
        } })
        const words = el('div'), dom = el('li', { class: 'task' }, box, words)
        const show = (n: typeof node) => { box.checked = n.attrs.checked; box.ariaLabel = n.attrs.checked ? 'Done' : 'Not done'; dom.dataset.checked = String(n.attrs.checked) }
        show(node)
        return {
          dom, contentDOM: words, ignoreMutation: m => m.type !== 'selection' && !words.contains(m.target), stopEvent: e => e.target === box,
          update (n) { if (n.type !== nodes.task_item) return false; show(n); return true }
        }
      }
    }
  }
})
