// What is pasted from Word, Google Docs and web pages: tidied, then read by the schema, which knows nothing else.
import { DOMParser, type ParseOptions } from 'prosemirror-model'
import { el } from './make'
import { clean } from './rules'
import { schema } from './schema'

const Noise = 'o\\:p, style, script, meta, link, title, xml, template, iframe, object, noscript, svg, .hidden-text, [style*="mso-list:Ignore"], [data-style*="mso-list:Ignore"]'

/** Styles are read as data: the policy of the page lets none be written into it. */
export const quiet = (html: string) => html.replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, '').replace(/<!--\[if !supportLists\]-->[\s\S]{0,400}?<!--\[endif\]-->/g, '').replace(/\sstyle=(["'])/gi, ' data-style=$1')

class TidyParser extends DOMParser {
  override parseSlice (dom: Node, options?: ParseOptions) {
    if (dom instanceof HTMLElement || dom instanceof DocumentFragment) tidy(dom)
    return super.parseSlice(dom, options)
  }
}

export const pasteParser = () => new TidyParser(schema, DOMParser.fromSchema(schema).rules)

function tidy (root: ParentNode & Node) {
  for (const e of [...root.querySelectorAll(Noise)]) e.remove()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT), empty: Node[] = []
  while (walker.nextNode()) {
    const at = walker.currentNode
    if (at.nodeType === Node.COMMENT_NODE) empty.push(at)
    else if (at.nodeValue && clean(at.nodeValue) !== at.nodeValue) at.nodeValue = clean(at.nodeValue)
  }
  for (const e of empty) (e as ChildNode).remove()
  wordLists(root)
  // A table that lays out a page holds one cell: its content is enough.
  for (const t of [...root.querySelectorAll('table')]) if (t.rows.length === 1 && t.rows[0]!.cells.length === 1) t.replaceWith(...t.rows[0]!.cells[0]!.childNodes)
}

/** Word writes lists as paragraphs that look like items. */
function wordLists (root: ParentNode) {
  const open: Array<{ list: HTMLElement, level: number }> = []
  let before: Element | null = null
  for (const p of [...root.querySelectorAll<HTMLElement>('p[class*=MsoList], p[data-style*="mso-list:l"]')]) {
    const said = /mso-list:\s*l(\d+)\s+level(\d)/.exec(p.dataset.style ?? ''), level = Number(said?.[2] ?? 1)
    if (!said && !/MsoListParagraph/.test(p.className)) continue
    if (before !== p.previousElementSibling || !before) open.length = 0
    while (open.length > 0 && open.at(-1)!.level > level) open.pop()
    const first = p.textContent?.trim() ?? '', numbered = /^(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s/.exec(first)
    if (open.at(-1)?.level !== level) {
      const list = el(numbered ? 'ol' : 'ul'), parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(list)
      else p.before(list)
      open.push({ list, level })
    }
    unsign(p, numbered?.[0].length ?? 0)
    const item = el('li')
    open.at(-1)!.list.append(item)
    before = open[0]!.list
    item.append(p)
  }
}

/** Takes the sign of the item out of its words. */
function unsign (p: HTMLElement, length: number) {
  const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), first = texts.nextNode()
  if (first?.nodeValue) first.nodeValue = first.nodeValue.replace(/^[\s\u00a0]*[·•o§▪‣\uf0b7-][\s\u00a0]+/, '').replace(length ? /^\s*\w{1,4}[.)][\s\u00a0]*/ : /^$/, '')
}
