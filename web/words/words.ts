import { en } from './en.js'

/** Every language has all the words that English has. */
export type Words = typeof en

/** The words of the reader's language; English is the only one so far. */
export const words: Words = en
