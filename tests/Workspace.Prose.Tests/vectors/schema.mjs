import { readFileSync } from 'node:fs'
import { Schema } from 'prosemirror-model'

/** The product's own schema file, read as the browser build reads it. Rules for attributes are ours and stay out: these vectors are about the reference. */
export const standardFile = JSON.parse(readFileSync(new URL('../../../src/Workspace.Prose/schema.json', import.meta.url)))

export function schemaFrom (file) {
  const nodes = Object.fromEntries(Object.entries(file.nodes).map(([name, spec]) => [name, nodeFrom(spec)]))
  const marks = Object.fromEntries(Object.entries(file.marks ?? {}).map(([name, spec]) => [name, { ...spec, attrs: attrsFrom(spec.attrs) }]))
  return new Schema({ nodes, marks, topNode: file.topNode })
}

function nodeFrom (spec) {
  const { leafText, ...rest } = spec
  return { ...rest, attrs: attrsFrom(spec.attrs), ...(leafText === undefined ? {} : { leafText: () => leafText }) }
}

function attrsFrom (attrs) {
  return attrs && Object.fromEntries(Object.entries(attrs).map(([name, a]) => [name, 'default' in a ? { default: a.default } : {}]))
}

export const schema = schemaFrom(standardFile)
