/**
 * A cell as the release keeps it: protected, with nothing left in it that would have to be withheld later. What a
 * number is of (numerator, denominator) is protected as a cell of its own.
 */
export type PublicCell =
  | { readonly status: 'withheld' }
  | { readonly status: 'none' }
  | {
      readonly status: 'shown'
      readonly value: number
      readonly numerator: number | null
      readonly denominator: number | null
      readonly unknown: number | null
      readonly q1: number | null
      readonly q3: number | null
    }

const nothing = { numerator: null, denominator: null, unknown: null, q1: null, q3: null }

export const withheld: PublicCell = { status: 'withheld' }
export const none: PublicCell = { status: 'none' }

export const shown = (
  value: number,
  parts: Partial<Omit<Extract<PublicCell, { status: 'shown' }>, 'status' | 'value'>> = {},
): PublicCell => ({ status: 'shown', value, ...nothing, ...parts })
