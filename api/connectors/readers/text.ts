/**
 * A property as one text, or null where it has none. Properties of a parent come as arrays (`race: ['White']`);
 * the first value is meant.
 *
 * @example text([' White ']) // 'White'
 */
export function text(raw: unknown): string | null {
  if (typeof raw === 'string') return raw.trim() || null
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw)
  if (!Array.isArray(raw)) return null
  for (const element of raw) {
    const found = text(element)
    if (found !== null) return found
  }
  return null
}

const several = /[[\]'",;|\\]/

/** All values of a property: of an array, or of a text that holds several, as `CR,DX` and `['PT','NM']` do. */
export function texts(raw: unknown): readonly string[] {
  if (Array.isArray(raw)) return raw.length === 1 ? texts(raw[0]) : raw.flatMap(texts)
  const found = text(raw)
  if (found === null) return []
  if (!several.test(found)) return [found]
  return found
    .replace(/[[\]'"]/g, '')
    .split(/[,;|\\]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
