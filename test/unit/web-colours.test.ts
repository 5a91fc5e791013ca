import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { marksFor } from '../../web/style/colours.js'
import { figureTheme } from '../../web/style/figure-theme.js'

const modes = ['light', 'dark'] as const
const manyValues = Array.from({ length: 60 }, (_, n) => `value ${n}`)

/** WCAG 2.2's contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const tokens = new Map(
  [
    ...readFileSync(new URL('../../web/style/tokens.css', import.meta.url), 'utf8').matchAll(
      /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    ),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
)
const token = (name: string, mode: 'light' | 'dark'): string => tokens.get(name)?.[mode] ?? `no token ${name}`

describe.each(modes)('colours in the %s theme', (mode) => {
  const theme = figureTheme(mode)

  it('stand out from the ground by 3:1 at least where they are data', () => {
    for (const { colour } of marksFor('site', manyValues, mode).values()) {
      expect(contrast(colour, theme.ground)).toBeGreaterThanOrEqual(3)
    }
    expect(contrast(theme.single, theme.ground)).toBeGreaterThanOrEqual(3)
    expect(contrast(theme.hatch.suppressed, theme.ground)).toBeGreaterThanOrEqual(3)
  })

  it('are read by 4.5:1 at least where they are text', () => {
    for (const ground of ['ground', 'raised']) {
      for (const ink of ['ink', 'ink-soft', 'ink-faint', 'accent', 'caution']) {
        expect(contrast(token(ink, mode), token(ground, mode))).toBeGreaterThanOrEqual(4.5)
      }
    }
    expect(contrast(token('accent', mode), token('accent-ground', mode))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('on-accent', mode), token('accent', mode))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('control-line', mode), token('ground', mode))).toBeGreaterThanOrEqual(3)
  })

  it('go one way from few to many on a map', () => {
    const steps = theme.sequential.map((colour) => contrast(colour, theme.ground))
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(theme.sequential.length).toBe(7)
  })

  it('are the same in figures as on the page', () => {
    const { ground, raised, ink, inkSoft, inkFaint, line, accent } = theme
    expect({ ground, raised, ink, 'ink-soft': inkSoft, 'ink-faint': inkFaint, line, accent }).toEqual(
      Object.fromEntries(
        ['ground', 'raised', 'ink', 'ink-soft', 'ink-faint', 'line', 'accent'].map((name) => [name, token(name, mode)]),
      ),
    )
  })
})

describe('the mark of a value', () => {
  it('is the same whatever stands beside it', () => {
    const alone = marksFor('modality', ['CT'], 'light').get('CT')
    expect(marksFor('modality', ['SR', 'CR', 'CT', 'unknown'], 'light').get('CT')).toEqual(alone)
  })

  it('is not shared by two of up to eight values of one dimension', () => {
    const eight = ['US-AL', 'US-CA', 'US-NY', 'US-PA', 'US-TX', 'US-WA', 'US-IL', 'US-MA']
    const marks = [...marksFor('patientSubdivision', eight, 'dark').values()]
    expect(new Set(marks.map(({ colour }) => colour)).size).toBe(8)
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(8)
    expect(new Set(marks.map(({ dash }) => dash.join(' '))).size).toBe(8)
  })

  it('is grey for what is not known', () => {
    const grey = marksFor('sex', ['unknown'], 'light').get('unknown')
    expect(marksFor('race', ['white', 'unknown'], 'light').get('unknown')).toEqual(grey)
  })
})
