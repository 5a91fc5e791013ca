import type { Expectation } from './expectation.js'

const socialSecurity = /(?<![\d-])(?!000|666|9\d\d)\d{3}-\d{2}-\d{4}(?![\d-])/
const socialSecuritySaid = /\b(?:ssn|soc(?:ial)?\.? ?sec(?:urity)?)\b[^\d\n]{0,20}\d{3}[- ]?\d{2}[- ]?\d{4}/i

export const holdsSocialSecurityNumber = (text: string): boolean =>
  socialSecurity.test(text) || socialSecuritySaid.test(text)

const telephones: readonly RegExp[] = [
  // North America: (312) 555-0187, 312-555-0187, 312.555.0187, +1 312 555 0187
  /(?<![\w.-])(?:\+?1[-. ]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?![\d-])/,
  // With the code of a country: +44 20 7946 0958
  /(?<![\w.])(?:\+[1-9]\d{0,2}[-. ]?|00[1-9]\d{0,2}[-. ])\(?\d{1,4}\)?(?:[-. ]?\d{2,4}){2,4}(?!\d)/,
  // Said to be one, however short.
  /\b(?:tel|telephone|phone|ph|cell|mobile|fax|call|pager|beeper|whatsapp)\b\.?(?: (?:no|number|nr)\.?)?\s*[:#]?\s*\(?\+?\d[\d()\-. ]{5,16}\d/i,
  // National, with the leading zero of many countries, in groups: 020 7946 0958
  /(?<![\w.-])0\d{1,4}[ /-]\d{3,4}[ -]?\d{3,4}(?!\d)/,
  /(?<![\w.-])[2-9]\d{2}-\d{4}(?![\w.-])/,
]

export const holdsTelephone = (text: string): boolean => telephones.some((form) => form.test(text))

/** At least four components, as roots of organisations have; versions have fewer. */
const uid = /(?<![\w.])(?:[0-2](?:\.(?:0|[1-9]\d*)){5,}|2\.25\.\d{6,})(?![\w])/

export const holdsUid = (text: string): boolean => uid.test(text)

/** A number said to be somebody's, of any form. */
const said =
  /\b(?:mrn|medical record|record (?:no|number)|pat(?:ient)?\.? ?(?:id|no|nr|number|#)|pid|chart (?:no|number|#)|acc(?:ession)?\.? ?(?:no|number|#)|accession|account|acct|encounter|csn|visit (?:id|no|number)|member id|nhs|hosp(?:ital)? (?:no|number)|dossier|fallnummer|ipp|nhc)(?![a-z])[^\w\n]{0,6}(?:is |no |number |nr )?[^\w\n]{0,4}[a-z]{0,4}-?\d[\w-]{2,}/i

/** Codes of public terminologies, registries and funders, which are told as they are. */
const publicCode =
  /\b(?:snomed(?:[- ]?ct)?|sct|rxcui|rxnorm|radlex|rid|umls|pmid|pmcid|pmc|nct|isrctn|zenodo|award|grant|contract|cpt|icd|icd-?10|loinc|omop|fma)\b[\s:#.-]{0,3}(?:no\.?|number|id)?[\s:#.-]{0,2}[a-z]{0,3}\d+/gi

const bare = /(?<![\w.,])#?\d{6,20}(?![\w]|[.,]\d)/
const grouped = /(?<![\w.-])\d{2,4}(?:[- ]\d{2,4}){2,3}(?![\w-])/
const joined = /(?<!\d)\d{6}-\d{3,8}(?!\d)/
const lettered = /(?<![a-z0-9])[a-z]{1,6}[-_#: ]{0,2}\d{6,16}(?![\w.])/i

/** A LOINC code: a number and its check digit. */
const loinc = /(?<![\w-])\d{3,6}-\d(?![\w-])/g

/** The same digit throughout stands for "not known". */
const sentinel = /\b(\d)\1{5,}\b/g

/** Whether a text holds a number that a hospital may have given to a person, or to something of theirs. */
export function holdsRecordNumber(text: string, { numbers, codes, credits }: Expectation): boolean {
  const rest = text.replace(publicCode, ' ').replace(loinc, ' ').replace(sentinel, ' ')
  if (said.test(rest)) return true
  if (numbers) return false
  if (codes) return false
  if (bare.test(rest)) return true
  return !credits && (joined.test(rest) || lettered.test(rest) || grouped.test(rest))
}
