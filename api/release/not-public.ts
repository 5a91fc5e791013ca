import type { BrokenRule } from '#analytics/release/outside-lattice.js'

/** A question that the public's release does not answer: which rule it breaks, and what would be answered. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic'
  constructor(readonly broken: BrokenRule) {
    super(broken.message)
  }
}
