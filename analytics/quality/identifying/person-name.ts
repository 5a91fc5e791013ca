import { isClinical, isGiven, isSurname, isWord, mayBeGiven, mayBeSurname } from './name-lexicon.js'
import { namesInstitution, tokensOf, type Token } from './name-tokens.js'

const spaces = /^[\s_+.]+$/
const comma = /^\.?\s?,\s*$/
const particles = new Set([
  'de',
  'la',
  'del',
  'van',
  'von',
  'der',
  'den',
  'bin',
  'bint',
  'al',
  'el',
  'da',
  'dos',
  'di',
  'du',
  'ter',
  'y',
])

interface Pair {
  readonly tokens: readonly Token[]
  readonly first: number
  readonly last: number
}

const isFree = ({ isNamesake, isInitial }: Token): boolean => !isNamesake && !isInitial

/** `Maria Garcia`, `Maria J. Garcia`, `Maria de la Garcia`, `GARCIA MARIA`. */
function isFullName({ tokens, first, last }: Pair): boolean {
  const [one, other] = [tokens[first], tokens[last]]
  if (!one || !other || one.word === other.word || !isFree(one) || !isFree(other)) return false
  const { word: given } = one
  const { word: family } = other
  if (mayBeGiven(given) && mayBeSurname(family)) return isGiven(given) || isSurname(family)
  return last === first + 1 && isSurname(given) && isGiven(family)
}

/** `Garcia, Maria`. */
function isReversedName({ tokens, first, last }: Pair): boolean {
  const [one, other] = [tokens[first], tokens[last]]
  if (!one || !other || !isFree(one) || other.isNamesake) return false
  if (other.isInitial) return isSurname(one.word) && one.isCapital && tokens.length <= 3
  return mayBeSurname(one.word) && mayBeGiven(other.word) && (isSurname(one.word) || isGiven(other.word))
}

/** A text that is two words, of which one is a name and the other of no list: `Maria Xhaferi`, `Xhaferi, Maria`. */
function isLoneName(tokens: readonly Token[], text: string): boolean {
  const [one, other, ...rest] = tokens.filter(({ isInitial }) => !isInitial)
  if (!one || !other || rest.length > 0 || !one.isCapital || !other.isCapital || /\d/.test(text)) return false
  if (one.isNamesake || other.isNamesake) return false
  const isUnlisted = ({ word }: Token): boolean => word.length > 2 && !isWord(word)
  if (comma.test(other.before)) {
    return (isGiven(other.word) && isUnlisted(one)) || (isSurname(one.word) && isUnlisted(other))
  }
  return spaces.test(other.before) && isGiven(one.word) && isUnlisted(other)
}

const mixedTitles = new Set([
  'Mr',
  'Mrs',
  'Ms',
  'Miss',
  'Mx',
  'Dr',
  'Prof',
  'Professor',
  'Doctor',
  'Mme',
  'Herr',
  'Frau',
  'Senora',
  'Sra',
  'Dra',
])
const relations = new Set(
  ['patient', 'pt', 'wife', 'husband', 'mother', 'father', 'son', 'daughter', 'sister', 'brother'].concat([
    'spouse',
    'guardian',
    'nok',
    'contact',
    'caregiver',
    'parent',
    'mom',
    'dad',
    'mr',
    'mrs',
    'ms',
    'dr',
    'miss',
  ]),
)

/** `Dr. Xhaferi`, `pt garcia`, `wife Maria`. */
function isTitled(tokens: readonly Token[], at: number): boolean {
  const [title, named] = [tokens[at], tokens[at + 1]]
  if (!title || !named || !/^[\s.:,-]+$/.test(named.before) || !isFree(named)) return false
  if (isClinical(named.word) || namesInstitution(tokens, at, at + 1)) return false
  if (relations.has(title.word) && (isGiven(named.word) || isSurname(named.word))) return true
  return (
    named.isCapital &&
    mixedTitles.has(title.raw) &&
    named.word.length > 2 &&
    !isWord(named.word) &&
    /\p{Ll}/u.test(named.raw)
  )
}

/** `J. Garcia`, `M.J. Garcia`. */
function isInitialled(tokens: readonly Token[], at: number): boolean {
  const [initial, named] = [tokens[at], tokens[at + 1]]
  return (
    initial?.isInitial === true &&
    initial.isCapital &&
    named?.before.startsWith('.') === true &&
    /^\.\s?$/.test(named.before) &&
    isFree(named) &&
    named.isCapital &&
    isSurname(named.word) &&
    !namesInstitution(tokens, at, at + 1)
  )
}

/** The ends of what may be a name that begins here: the next word, or one after initials and particles. */
function endsFrom(tokens: readonly Token[], first: number): readonly number[] {
  const ends: number[] = []
  for (let last = first + 1; last <= first + 4; last += 1) {
    const token = tokens[last]
    if (!token || !spaces.test(token.before)) break
    ends.push(last)
    if (!token.isInitial && !particles.has(token.word) && !mayBeGiven(token.word) && !mayBeSurname(token.word)) break
  }
  return ends
}

function beginsName(tokens: readonly Token[], first: number): boolean {
  const next = tokens[first + 1]
  if (!next) return false
  if (comma.test(next.before)) {
    const pair = { tokens, first, last: first + 1 }
    return isReversedName(pair) && !namesInstitution(tokens, first, first + 1)
  }
  return endsFrom(tokens, first).some(
    (last) => isFullName({ tokens, first, last }) && !namesInstitution(tokens, first, last),
  )
}

const caret = /(\p{L}[\p{L}'’ .-]*)\^+(\p{L}[\p{L}'’ .-]*)/u

/** DICOM's form of a name, `GARCIA^MARIA`; protocols are written so too, as `CHEST^ROUTINE`. */
function isDicomName(text: string): boolean {
  const [, one, other] = caret.exec(text) ?? []
  if (one === undefined || other === undefined) return false
  const all = tokensOf(`${one} ${other}`)
  return (
    !all.some(({ word }) => isWord(word) || isProtocol(word)) ||
    all.every(({ word }) => isGiven(word) || isSurname(word))
  )
}

const protocol =
  /special|proced|thorax|chest|abdom|pelvi|routine|brain|head|neck|spine|angio|cardi|lung|kopf|hals|becken/
const isProtocol = (word: string): boolean => protocol.test(word)

const named =
  /\b(?:(?:patient|pt|last|first|full|sur|family|given|maiden)[ _-]?)?name\b(?: (?:is|of patient))?\s*[:=]\s*\p{L}/iu
const patronymic = /\p{Script=Cyrillic}+(?:ович|евич|овна|евна|ична)(?!\p{L})/u

/** Names, initials and years of authors: they are public. */
export const isCitation = (text: string): boolean =>
  /\bet al\b/i.test(text) || (text.match(/\p{Lu}\p{Ll}+,? (?:\p{Lu}\.?-?){1,3}(?=[,;&.\s(])/gu)?.length ?? 0) >= 3

/** What parts a text into things that are said one after the other. */
const parting = /[;|()[\]/]|\s[-–]\s/

function isAlone(part: string): boolean {
  const tokens = tokensOf(part)
  return isLoneName(tokens, part) && !namesInstitution(tokens, 0, tokens.length - 1)
}

/** Whether a text holds what looks like the name of a person. Institutions that are named after one are not persons. */
export function holdsPersonName(text: string): boolean {
  if (isDicomName(text) || named.test(text) || patronymic.test(text)) return true
  if (text.split(parting).some(isAlone)) return true
  const tokens = tokensOf(text)
  if (tokens.length < 2) return false
  return tokens.some((_, at) => beginsName(tokens, at) || isTitled(tokens, at) || isInitialled(tokens, at))
}
