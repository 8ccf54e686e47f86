// The schema of every document, made of the one file that the server reads too.
import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import file from '../../src/Workspace.Prose/schema.json'
import { attribute, marks, nodes } from './dom'
import type { Rule } from './rules'

interface Spec { attrs?: Record<string, Rule>, [name: string]: unknown }

// Of two insertions at one place the later one stands before the earlier, here and on the server.
;(ReplaceStep as unknown as { MAP_BIAS: number }).MAP_BIAS = -1

const withDom = (specs: Record<string, Spec>, dom: Record<string, object>) =>
  Object.fromEntries(Object.entries(specs).map(([name, { attrs, needs: _, ...spec }]) =>
    [name, { ...spec, ...('leafText' in spec ? { leafText: () => spec.leafText } : {}), ...(attrs ? { attrs: Object.fromEntries(Object.entries(attrs).map(([a, rule]) => [a, attribute(a, rule)])) } : {}), ...dom[name] }]))

export const schema = new Schema({
  topNode: file.topNode,
  nodes: withDom(file.nodes as Record<string, Spec>, nodes) as Record<string, NodeSpec>,
  marks: withDom(file.marks as Record<string, Spec>, marks) as Record<string, MarkSpec>
})

export const limits = file.limits
export const { nodes: node, marks: mark } = schema
