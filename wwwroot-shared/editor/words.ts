// How many words the text has. What was counted stays counted: a keystroke costs its own paragraph.
import type { Node } from 'prosemirror-model'
import { mark } from './schema'

const counted = new WeakMap<Node, number>()
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu

export function countWords (node: Node): number {
  const known = counted.get(node)
  if (known !== undefined) return known
  let count = 0
  if (node.isTextblock) count = node.textBetween(0, node.content.size, undefined, n => n.type.name === 'footnote' ? '' : ' ').match(word)?.length ?? 0
  else node.forEach(child => { if (!mark.deletion.isInSet(child.marks)) count += countWords(child) })
  counted.set(node, count)
  return count
}

export const inWords = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'word' : 'words'}`
