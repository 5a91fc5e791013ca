import { dictionaries } from '#data/dictionaries/all.js'
import { countries } from '#data/geography/countries.js'
import { usSubdivisions } from '#data/geography/us-subdivisions.js'
import { ambiguousGivenNames, ambiguousSurnames } from '#data/names/ambiguous-names.js'
import { clinicalWords } from '#data/names/clinical-words.js'
import { givenNames } from '#data/names/given-names.js'
import { institutionWords } from '#data/names/institution-words.js'
import { surnames } from '#data/names/surnames.js'

/** Lower case, without marks on letters and without apostrophes: `O’Brien` and `Obrien`, `José` and `Jose` are one. */
export const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase()

const listedWords = Object.values(dictionaries).flatMap(({ codes, missing = [] }) =>
  Object.entries(codes).flatMap(([code, { label, spellings = [] }]) => [code, label, ...spellings, ...missing]),
)
const places = [...countries.map(([, , , name]) => name), ...usSubdivisions.map(([, , name]) => name)]

const vocabulary = new Set([
  ...[...listedWords, ...places].flatMap((text) => text.split(/[^\p{L}]+/u).map(plain)),
  ...clinicalWords,
  ...institutionWords,
])

/** A word of the field, of an institution or of a place; what is no name in the lists may still be one. */
export const isWord = (word: string): boolean => vocabulary.has(word)

export const isClinical = (word: string): boolean => clinicalWords.has(word)

export const isInstitution = (word: string): boolean => institutionWords.has(word)

const mayBe = (names: ReadonlySet<string>, ambiguous: ReadonlySet<string>) => (word: string) =>
  names.has(word) || ambiguous.has(word)

const mayBeOneGivenName = mayBe(givenNames, ambiguousGivenNames)

export const mayBeGiven = (word: string): boolean =>
  mayBeOneGivenName(word) || (word.includes('-') && word.split('-').every(mayBeOneGivenName))

const mayBeOneSurname = mayBe(surnames, ambiguousSurnames)

/** Endings of surnames in many languages; words of six letters and more that have them and are in no list. */
const ending =
  /^(?:mc|mac|fitz)[a-z]{4,}$|(?:ez|sson|sen|ski|sky|ska|czyk|wicz|ovic|evic|ovich|ova|enko|chuk|escu|poulos|oglu|shvili|dze|yan|berg|stein|mann|baum|ucci|etti|elli|inho|asinghe|asamy|ullah|zadeh|pour)$/

const isFormed = (word: string): boolean => word.length >= 6 && !isWord(word) && ending.test(word)

export const mayBeSurname = (word: string): boolean =>
  mayBeOneSurname(word) || word.split('-').some((part) => mayBeOneSurname(part)) || isFormed(word)

/** Names that are nothing else. */
export const isGiven = (word: string): boolean => givenNames.has(word) && !ambiguousGivenNames.has(word)

export const isSurname = (word: string): boolean =>
  (surnames.has(word) && !ambiguousSurnames.has(word)) ||
  isFormed(word) ||
  (word.includes('-') && word.split('-').every((part) => surnames.has(part) && !ambiguousSurnames.has(part)))

export const isKnownName = (word: string): boolean => isGiven(word) || isSurname(word)
