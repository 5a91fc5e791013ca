import { kindWords, type IdentifyingKind } from '#analytics/quality/identifying/kind.js'

/** Where something was found that must not come in. */
export interface Place {
  readonly source: string
  /** `stay.dischargeStatus`, or what else holds it, such as `a notice`. */
  readonly field: string
  /** `cases.csv line 12`; null where it is not known, or holds it itself. */
  readonly origin: string | null
}

/** A source yielded something that could tell who somebody is. The message says where; what it says is never in it. */
export class IdentifyingContent extends Error {
  override readonly name = 'IdentifyingContent'

  constructor(
    { source, field, origin }: Place,
    readonly kind: IdentifyingKind,
  ) {
    super(
      `${source}: ${field} holds what looks like ${kindWords[kind]}${origin === null ? '' : ` (${origin})`}; nothing of it ` +
        'was kept, and the export stops. Mask it at the source, or leave the field out of the mapping; if it identifies ' +
        'nobody, such as the name of an institution, list the text under exports.allowedTexts',
    )
  }
}
