/** A draft that must not replace the last good snapshot, and why. */
export class ExportRejected extends Error {
  override readonly name = 'ExportRejected'
  constructor(readonly reasons: readonly string[]) {
    super(`nothing was published: ${reasons.join('; ')}`)
  }
}
