/** An age in whole years, an interval of ages, or neither. Over 89 is 90; older than anybody has become is neither. */
export type ParsedAge =
  | { readonly status: 'known'; readonly years: number }
  | { readonly status: 'interval'; readonly lower: number; readonly middle: number; readonly upper: number }
  | { readonly status: 'invalid' }

const oldest = 120
const unitsPerYear: Readonly<Record<string, number>> = { y: 1, m: 12, w: 52.1775, d: 365.2425 }

function known(years: number): ParsedAge {
  return years < 0 || years > oldest ? { status: 'invalid' } : { status: 'known', years: capped(years) }
}

const capped = (years: number): number => Math.min(90, Math.floor(years))

/** The ages of `(59,74]`: 60 to 74, of which 67 is the middle. */
function interval(open: string, from: number, to: number, close: string): ParsedAge {
  const lower = from + (open === '(' ? 1 : 0)
  const upper = to - (close === ')' ? 1 : 0)
  if (upper > oldest || upper < lower) return { status: 'invalid' }
  return { status: 'interval', lower: capped(lower), middle: capped((lower + upper) / 2), upper: capped(upper) }
}

/**
 * An age as tables write it: `79`, `79.0`, `075Y` and `018M` (DICOM age strings), `over 89`, `90+`, `(59,74]`, `60-74`.
 *
 * @example age('075Y') // { status: 'known', years: 75 }
 */
export function age(text: string): ParsedAge {
  const written = text.trim().toLowerCase()
  const plain = /^(\d{1,3}(?:\.\d+)?)\s*(y|m|w|d)?(?:ears?|rs?|o|onths?|eeks?|ays?)?$/.exec(written)
  if (plain) return known(Number(plain[1]) / (unitsPerYear[plain[2] ?? 'y'] ?? 1))
  if (/^(over ?89|> ?89|89 ?\+|>= ?90|90 ?\+|90 and over|90 or older)$/.test(written)) return known(90)
  const range = /^([([]?)\s*(\d{1,3})\s*(?:,|-|–|to)\s*(\d{1,3})\s*([)\]]?)$/.exec(written)
  if (range) return interval(range[1] ?? '', Number(range[2]), Number(range[3]), range[4] ?? '')
  return { status: 'invalid' }
}
