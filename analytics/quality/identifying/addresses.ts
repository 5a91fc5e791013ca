import { clinicalWords } from '#data/names/clinical-words.js'

const email =
  /([a-z0-9._%+'-]{1,64})\s?(?:@|\(at\)|\[at\])\s?((?:[a-z0-9-]{1,63}(?:\.|\s?(?:\(dot\)|\[dot\])\s?)){1,6}[a-z]{2,24})/gi
const spelt = /\b[a-z0-9._-]{2,40} at [a-z0-9-]{2,40} dot (?:com|org|net|edu|gov|de|uk|fr)\b/i

/** Mailboxes of an office, not of a person. */
const offices = new Set(
  ['info', 'contact', 'support', 'help', 'helpdesk', 'data', 'datasets', 'license', 'licenses', 'licence'].concat([
    'licensing',
    'admin',
    'office',
    'webmaster',
    'enquiries',
    'inquiries',
    'research',
    'imaging',
    'privacy',
    'noreply',
  ]),
)
const isOffice = (mailbox: string): boolean => offices.has(mailbox.toLowerCase().split(/[._-]/).at(-1) ?? '')

export const holdsEmail = (text: string): boolean =>
  (/@|[([]at/i.test(text) && [...text.matchAll(email)].some(([, mailbox = '']) => !isOffice(mailbox))) ||
  spelt.test(text)

const web = /\b(?:https?:\/\/|www\.)[^\s<>"]+|\bdoi:?\s?10\.\d{4,9}\/\S+|\b10\.\d{4,9}\/\S+/gi
const leading =
  /[?&;](?:[^=&]*(?:patient|mrn|person|subject|accession|name|dob|birth|study(?:instance)?uid|pid|email)[^=&]*)=[^&]+|\/(?:patients?|persons?|studies|accessions?|mrn)\/[\w.-]*\d|:\/\/[^/@\s]+:[^/@\s]+@/i

/** Whether an address on the web leads to a person or an examination. */
export const holdsWebAddress = (text: string): boolean =>
  [...text.matchAll(web)].some(([address]) => leading.test(address))

/** Web addresses and DOIs hold numbers and dates of their own. */
export const withoutWebAddresses = (text: string): string => text.replace(web, ' ')

const street =
  /(?<![\w.-])\d{1,6}[a-z]?,? ((?:[\p{L}\d.'-]+ ){1,5}?)(street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|terrace|circle|highway|hwy|parkway|pkwy|square|trail|way)(?![\p{L}\d])/giu
/** Modalities that are written as streets are. */
const modalities = new Set(['CT', 'DR'])
const postBox = /\bp\.? ?o\.? ?box\s+\d+/i
const european =
  /\b\p{L}{3,}(?:straße|strasse|str\.|weg|gasse|allee|platz|laan|straat)\s?\d{1,4}[a-z]?\b|\b(?:rue|calle|via|rua|avenida) (?:\p{L}+ ){1,4}\d{1,4}\b|\b\d{1,4},? (?:rue|avenue|boulevard|place) (?:de |du |des )?\p{L}{3,}/iu
const cityLine =
  /\p{L}{3,},? (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?(?!\d)/u

const isClinical = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .some((word) => clinicalWords.has(word) && word.length > 2)

export const holdsPostalAddress = (text: string): boolean =>
  postBox.test(text) ||
  cityLine.test(text) ||
  european.test(text) ||
  [...text.matchAll(street)].some(([, words = '', kind = '']) => !modalities.has(kind) && !isClinical(words))
