import { createHmac } from 'node:crypto'

/** What an identifier identifies: a patient and a study of the same number get different pseudonyms. */
export type Identified = 'patient' | 'study'

export interface Pseudonyms {
  /** A UUID in place of a source's identifier: the same for the same source, kind and identifier. */
  of(kind: Identified, identifier: string): string
  /** 32 bits for the noise of protected answers, the same in all snapshots of an installation. */
  recordKey(pseudonym: string): number
}

/** Records of one patient or study follow each other in most sources. */
const remembered = 4096

/**
 * Keyed hashes of identifiers: HMAC-SHA-256 cut to 128 bits (FIPS 198-1; NIST SP 800-107r1 §5.1 on truncation).
 * Without the key nobody can find an identifier by trying all of them.
 */
export function pseudonyms(key: Uint8Array, source: string): Pseudonyms {
  const known = new Map<string, string>()
  return {
    of(kind, identifier) {
      const name = `${kind}\0${identifier}`
      const found = known.get(name)
      if (found !== undefined) return found
      const pseudonym = uuid(createHmac('sha256', key).update(`${source}\0${name}`).digest('hex'))
      if (known.size >= remembered) known.clear()
      known.set(name, pseudonym)
      return pseudonym
    },
    recordKey: (pseudonym) => createHmac('sha256', key).update(`record-key\0${pseudonym}`).digest().readUInt32BE(),
  }
}

const uuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
