/** A key that pseudonyms cannot be made with. The key itself is never in the message. */
export class PseudonymKeyError extends Error {
  override readonly name = 'PseudonymKeyError'
}
