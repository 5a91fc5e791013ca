import { namesakes } from '#data/names/namesakes.js'
import { isClinical, isInstitution, isKnownName, plain } from './name-lexicon.js'

/** A word of a text, as a reader of names sees it. */
export interface Token {
  readonly word: string
  readonly raw: string
  /** What stands between the word before and this one. */
  readonly before: string
  readonly isCapital: boolean
  readonly isInitial: boolean
  /** Part of the name of an institution, or of a saint. */
  readonly isNamesake: boolean
}

const words = /\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*/gu
const run = /^(\p{Lu}\p{Ll}{2,})(\p{Lu}\p{Ll}{2,})$/u

/** `JohnSmith` is two words where both are names. */
function parted(raw: string): readonly string[] {
  const [, one, other] = run.exec(raw) ?? []
  return one !== undefined && other !== undefined && isKnownName(plain(one)) && isKnownName(plain(other))
    ? [one, other]
    : [raw]
}

/** The words of a text; numbers and marks are what stands between them. */
export function tokensOf(text: string): readonly Token[] {
  const found: Omit<Token, 'isNamesake'>[] = []
  let end = 0
  for (const { 0: whole, index } of text.matchAll(words)) {
    parted(whole).forEach((raw, i) => {
      const before = i === 0 ? text.slice(end, index) : ' '
      const word = plain(raw.replace(/['’]s$/u, ''))
      found.push({ word, raw, before, isCapital: /^\p{Lu}/u.test(raw), isInitial: word.length === 1 })
    })
    end = index + whole.length
  }
  const named = namesakesAmong(found.map(({ word }) => word))
  return found.map((token, i) => ({ ...token, isNamesake: named.has(i) }))
}

const saintly = new Set(['st', 'saint', 'san', 'santa', 'sant', 'santo', 'sao', 'ste', 'sankt', 'sint', 'santi'])
const longestNamesake = 5

function namesakesAmong(all: readonly string[]): ReadonlySet<number> {
  const places = new Set<number>()
  all.forEach((word, i) => {
    if (saintly.has(word)) places.add(i).add(i + 1)
    for (let length = 2; length <= longestNamesake; length += 1) {
      if (!namesakes.has(all.slice(i, i + length).join(' '))) continue
      for (let j = i; j < i + length; j += 1) places.add(j)
    }
  })
  return places
}

/** Between a name and what it names. */
const adjoining = /^(?!\s+[-–]\s)[\s&'’./-]*(?:\d[\s-]*)?$/
const farthest = 5

/** Whether the words from `first` to `last` name an institution: `John Smith Memorial Hospital`, `Hospital John Smith`. */
export function namesInstitution(tokens: readonly Token[], first: number, last: number): boolean {
  const { word: previous = '', isCapital: afterCapital = false } = tokens[first - 1] ?? {}
  const { before = '' } = tokens[first] ?? {}
  if (adjoining.test(before) && afterCapital && isInstitution(previous)) return true
  if (['of', 'de', 'du', 'fur'].includes(previous) && isInstitution(tokens[first - 2]?.word ?? '')) return true
  for (const { before, word, isCapital } of tokens.slice(last + 1, last + 1 + farthest)) {
    if (!adjoining.test(before)) return false
    if (isInstitution(word)) return true
    if ((!isCapital && !['of', 'and', 'for', 'the'].includes(word)) || isStaying(word)) return false
  }
  return false
}

/** What becomes of people, not of institutions, in texts that are all in capitals. */
const isStaying = (word: string): boolean => isClinical(word) && !['of', 'and', 'for', 'the', 'medical'].includes(word)
