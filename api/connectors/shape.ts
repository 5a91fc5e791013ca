/**
 * The form of a value without the value: letters become A or a, digits 9.
 *
 * @example shape('RSNA_2022') // 'AAAA_9999'
 */
export const shape = (text: string): string =>
  text
    .trim()
    .slice(0, 40)
    .replace(/\p{Lu}|\p{L}|\p{N}/gu, (character) => (digit.test(character) ? '9' : capital.test(character) ? 'A' : 'a'))
const capital = /\p{Lu}/u
const digit = /\p{N}/u

const telling = /\d{5}|@|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/

/**
 * A spelling fit to be listed for people: itself where it is short and holds nothing like a number, a date or an
 * address that could be somebody's, and is not (part of) one of the record's own identifiers; else its shape.
 */
export function discreet(text: string, identifiers: readonly string[]): string {
  const spelling = text.trim().replace(/\s+/g, ' ')
  const own = identifiers.some(
    (identifier) =>
      spelling === identifier ||
      (identifier.length > 3 && spelling.includes(identifier)) ||
      (spelling.length > 3 && identifier.includes(spelling)),
  )
  return own || spelling.length > 60 || telling.test(spelling) ? shape(spelling) : spelling
}
