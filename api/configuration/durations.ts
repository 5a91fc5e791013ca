import { z } from 'zod'

const milliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const isUnit = (letter: string): letter is keyof typeof milliseconds => letter in milliseconds

const expected = {
  error: ({ input }: { readonly input?: unknown }) =>
    `expected a time such as 30m, 12h, 90d or 2w (minutes, hours, days, weeks), got ${JSON.stringify(input)}`,
}

/** `30m`, `12h`, `90d`, `2w` as milliseconds. */
export const duration = z
  .string(expected)
  .regex(/^[1-9]\d{0,4}[mhdw]$/, expected)
  .transform((text) => {
    const unit = text.slice(-1)
    return Number(text.slice(0, -1)) * (isUnit(unit) ? milliseconds[unit] : 0)
  })
