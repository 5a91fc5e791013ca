import { isClinical, isGiven, isKnownName, isSurname, isWord } from './name-lexicon.js'
import { tokensOf, type Token } from './name-tokens.js'

/** Two letters of another script than the Latin one, in which the code lists are written. */
const otherScript = /[^\P{L}\p{Script=Latin}]{2,}/u

const isUnlisted = ({ word }: Token): boolean => word.length > 2 && !isWord(word)

/** Of words written alike, a name and one of no list: `zbigniew kowalczyk`, `Jane Xhaferi`. */
function isPair([one, other, ...more]: readonly Token[]): boolean {
  if (!one || !other || more.length > 0 || one.isCapital !== other.isCapital) return false
  if (!/^[\s,.]+$/.test(other.before)) return false
  if (isGiven(one.word) || isGiven(other.word)) return isUnlisted(one) && isUnlisted(other)
  return isUnlisted(one) && isSurname(other.word)
}

/**
 * Whether a text in a field of codes is somebody's name, where nobody's belongs: nothing but a name, or a name and a
 * word that no list has. Of a site the same could be an institution that is named after a person.
 */
export function holdsCodedName(text: string): boolean {
  if (otherScript.test(text)) return true
  const tokens = tokensOf(text)
  if (/\d/.test(text) || tokens.length > 4 || tokens.some(({ isNamesake }) => isNamesake)) return false
  const [only, ...more] = tokens
  if (only && more.length === 0) return isKnownName(only.word) && !isWord(only.word)
  const named = tokens.filter(({ isInitial }) => !isInitial)
  // What became of the person follows: `jane xhaferi dnr`.
  while (named.length > 2 && isClinical(named.at(-1)?.word ?? '')) named.pop()
  return isPair(named)
}
