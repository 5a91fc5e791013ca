import { isCollection, type Document, type LineCounter } from 'yaml'

/** The keys that lead to a setting. */
export type Path = readonly PropertyKey[]

/** A setting as people name it: `sources[0].kind`. */
export const pathText = (path: Path): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('')

/** The line on which the deepest key of a path stands that the document has, or null where it has none of them. */
export function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    if (!isCollection(parent)) continue
    const key = path[length - 1]
    const item = parent.items.find((pair, i) => i === key || keyText(pair) === key)
    const at = startOf(item)
    if (at !== undefined) return lines.linePos(at).line
  }
  return null
}

const property = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined
const keyText = (pair: unknown): unknown => property(property(pair, 'key'), 'value')

/** Where a key, or an item of a list, begins in the text. */
function startOf(node: unknown): number | undefined {
  const range = property(node, 'range') ?? property(property(node, 'key'), 'range')
  const start: unknown = Array.isArray(range) ? range[0] : undefined
  return typeof start === 'number' ? start : undefined
}
