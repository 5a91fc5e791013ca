/** What a type is called where YAML is written by hand. */
const words: ReadonlyMap<string, string> = new Map([
  ['array', 'a list'],
  ['tuple', 'a list'],
  ['object', 'settings as key: value'],
  ['record', 'settings as key: value'],
  ['string', 'a text'],
  ['int', 'a whole number'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
])

/** What is wrong with a text that is no YAML, where the parser says it in words of its own. */
const mistakes: ReadonlyMap<string, string> = new Map([
  ['BLOCK_AS_IMPLICIT_KEY', 'a value holds ": " or ends with ":": put it in quotes'],
  ['DUPLICATE_KEY', 'this key stands here twice: keep one'],
  ['TAB_AS_INDENT', 'begins with a tab: indent with spaces'],
])

export const mistakeInYaml = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  mistakes.get(code) ?? message

/** @example kindInYaml('array') // 'a list' */
export const kindInYaml = (type: string): string => words.get(type) ?? type

/** A value as it can be shown in a line; what is long or deep is told by its kind. */
export function shownInYaml(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value) && value.length > 0) return 'a list'
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return 'settings'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
