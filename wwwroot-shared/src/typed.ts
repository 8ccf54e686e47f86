// What the person changed: nothing that arrives may overwrite it.
type FieldElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const touched = new Set<Element>()

for (const event of ['input', 'change']) addEventListener(event, e => note(e.target), true)
addEventListener('reset', e => { for (const field of (e.target as HTMLFormElement).elements) touched.delete(field) }, true)

function note (target: EventTarget | null) {
  if (target instanceof HTMLInputElement && target.type === 'radio')
    for (const other of document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(target.name)}"]`)) { if (other.form === target.form) touched.add(other) }
  else if (target instanceof Element && 'value' in target) touched.add(target)
}

export const isTyped = (field: Element) => touched.has(field instanceof HTMLOptionElement ? field.closest('select') ?? field : field)

/** The fields of this page that somebody changed and that are still there. */
export function typedFields (): FieldElement[] {
  for (const field of touched) if (!field.isConnected) touched.delete(field)
  return [...touched] as FieldElement[]
}

export const forgetTyped = () => { touched.clear() }

/** Remembers what a form holds when it is sent; the answer then says which of its fields were changed meanwhile. */
export function sent (form: HTMLFormElement) {
  const values = new Map([...form.elements].map(f => [f, (f as FieldElement).value]))
  return {
    /** The form was taken: what it held is no longer the person's own copy. */
    taken () { for (const [field, value] of values) if ((field as FieldElement).value === value) touched.delete(field) },
    /** Somebody went on typing while it was on its way. */
    get changedSince () { return [...values].some(([field, value]) => field instanceof HTMLTextAreaElement && field.value !== value) }
  }
}
