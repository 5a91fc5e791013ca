import { countries } from '../geography/countries.js'
import { usSubdivisions } from '../geography/us-subdivisions.js'
import type { Dictionary } from './dictionary.js'

const commonSpellings: Readonly<Record<string, readonly string[]>> = {
  US: ['usa', 'u.s.', 'u.s.a.', 'united states of america'],
  GB: ['uk', 'u.k.', 'great britain', 'england', 'scotland', 'wales'],
  KR: ['korea', 'republic of korea'],
  CZ: ['czech republic'],
  TR: ['turkey'],
}

export const country: Dictionary = {
  codes: Object.fromEntries(
    countries.map(([alpha2, alpha3, , label]) => [
      alpha2,
      { label, spellings: [alpha3, ...(commonSpellings[alpha2] ?? [])] },
    ]),
  ),
}

/** Subdivisions with a map of their own; others are kept as their ISO 3166-2 code. */
export const subdivision: Dictionary = {
  codes: Object.fromEntries(usSubdivisions.map(([code, , label]) => [code, { label, spellings: [code.slice(3)] }])),
}
