// What may stand in an attribute: the rules of schema.json, as the server judges them.
export interface Rule { type?: string, nullable?: boolean, min?: number, max?: number, pattern?: string, oneOf?: string[], schemes?: string[], of?: Rule, default?: unknown }

/** Whether the value may stand there. */
export function allows (rule: Rule, value: unknown): boolean {
  if (value === null) return rule.nullable === true
  switch (rule.type) {
    case 'boolean': return typeof value === 'boolean'
    case 'integer': return Number.isInteger(value) && (value as number) >= (rule.min ?? -Infinity) && (value as number) <= (rule.max ?? Infinity)
    case 'list': return Array.isArray(value) && value.length <= (rule.max ?? Infinity) && value.every(v => !rule.of || allows(rule.of, v))
    default: return typeof value === 'string' && allowsText(rule, value)
  }
}

function allowsText (rule: Rule, text: string) {
  return text.length <= (rule.max ?? Infinity) && clean(text) === text && (!rule.pattern || new RegExp(`^(?:${rule.pattern})$`).test(text)) &&
    (!rule.oneOf || rule.oneOf.includes(text)) && (!rule.schemes || mayLead(text, rule.schemes))
}

/** Without NUL, half characters and overrides of direction, which no document holds. */
export const clean = (text: string) => text.replace(/[\0\u202D\u202E]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')

/** An address as a browser reads it: leading controls and spaces go, tabs and line breaks go wherever they stand, then comes the scheme. */
export function mayLead (address: string, schemes: string[]) {
  const read = address.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '').replace(/[\t\n\r]/g, '')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase()
  return scheme ? schemes.includes(scheme) : schemes.includes('relative') && !/^[/\\]{2}/.test(read)
}

export const LinkSchemes = ['http', 'https', 'mailto', 'relative']
export const ImageSchemes = ['http', 'https', 'relative']
