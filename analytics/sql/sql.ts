/** SQL text with its bound values. Text comes from this repository; whatever comes from outside is a value. */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

export type SqlValue = string | number | boolean | null

type Part = Sql | SqlValue

const isSql = (part: Part): part is Sql => typeof part === 'object' && part !== null

/**
 * A template whose holes are bound values, or other pieces of SQL.
 *
 * @example sql`sex = ${'female'}` // { text: 'sex = ?', values: ['female'] }
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  parts.forEach((part, i) => {
    text += isSql(part) ? part.text : '?'
    values.push(...(isSql(part) ? part.values : [part]))
    text += strings[i + 1] ?? ''
  })
  return { text, values }
}

/** Text that this repository itself wrote, such as a column of the catalogue. */
export const trusted = (text: string): Sql => ({ text, values: [] })

/** Pieces one after another. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map(({ text }) => text).join(separator), values: pieces.flatMap(({ values }) => values) }
}

/** All conditions together; true where there is none. */
export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? trusted('true') : join(conditions, ' AND ')

/** A parenthesised list of bound values. */
export const list = (values: readonly SqlValue[]): Sql => ({ text: `(${values.map(() => '?').join(', ')})`, values })
