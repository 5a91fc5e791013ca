import type { Mode } from './theme-mode.js'

export type Shape =
  'circle' | 'square' | 'triangle-up' | 'diamond' | 'cross' | 'triangle-down' | 'triangle-right' | 'stroke'

/** How one value is told from the others: never by colour alone. */
export interface Mark {
  readonly colour: string
  /** SVG stroke-dasharray; empty is solid. */
  readonly dash: readonly number[]
  readonly shape: Shape
}

interface Hue {
  readonly light: string
  readonly dark: string
  readonly dash: readonly number[]
  readonly shape: Shape
}

/**
 * Okabe and Ito's colours in their order of use here, darkened for white and lightened for black until each has at
 * least 3:1 against the ground (WCAG 2.2, 1.4.11); test/unit/web-colours.test.ts measures it.
 *
 * Okabe M, Ito K. Color universal design. 2008. https://jfly.uni-koeln.de/color/
 */
const hues = {
  blue: { light: '#0072b2', dark: '#5fb0ee', dash: [], shape: 'circle' },
  vermilion: { light: '#c9540a', dark: '#f08a4b', dash: [6, 3], shape: 'square' },
  green: { light: '#008a66', dark: '#33c79b', dash: [2, 2], shape: 'triangle-up' },
  purple: { light: '#a84f88', dark: '#e29ac4', dash: [8, 3, 2, 3], shape: 'diamond' },
  amber: { light: '#a06a00', dark: '#e8ae26', dash: [10, 4], shape: 'cross' },
  sky: { light: '#2f86bd', dark: '#a3dbf9', dash: [4, 2], shape: 'triangle-down' },
  olive: { light: '#78750a', dark: '#d2c65c', dash: [1, 3], shape: 'triangle-right' },
  slate: { light: '#4b5a8c', dark: '#a9b4ea', dash: [12, 3, 3, 3], shape: 'stroke' },
} as const satisfies Record<string, Hue>

type HueName = keyof typeof hues
const order = Object.keys(hues) as readonly HueName[]

const unknown: Hue = { light: '#6b7682', dark: '#8f9aa7', dash: [1, 2], shape: 'circle' }

const yesNo: Readonly<Record<string, HueName>> = { yes: 'vermilion', no: 'blue' }

/** The colour of a value, the same on every screen. Values that are not here are placed by `marksFor`. */
const fixed: Readonly<Record<string, Readonly<Record<string, HueName>>>> = {
  modality: {
    CT: 'blue',
    DX: 'vermilion',
    CR: 'green',
    MR: 'purple',
    PT: 'amber',
    NM: 'sky',
    US: 'olive',
    MG: 'slate',
  },
  sex: { female: 'purple', male: 'green' },
  ageBand: { '0-17': 'sky', '18-49': 'blue', '50-64': 'amber', '65+': 'vermilion' },
  covid19Status: { positive: 'vermilion', negative: 'blue', indeterminate: 'olive' },
  vitalStatus: { alive: 'blue', dead: 'slate' },
  race: {
    white: 'blue',
    black: 'vermilion',
    asian: 'green',
    other: 'purple',
    'american-indian': 'amber',
    'pacific-islander': 'sky',
  },
  ethnicity: { hispanic: 'amber', 'not-hispanic': 'blue' },
  hospitalised: yesNo,
  icuAdmitted: yesNo,
  breathingSupport: {
    none: 'blue',
    oxygen: 'sky',
    'high-flow': 'green',
    'non-invasive': 'amber',
    invasive: 'vermilion',
    ecmo: 'purple',
  },
  annotationGrade: { mild: 'sky', moderate: 'amber', severe: 'vermilion' },
  annotationLabel: { typical: 'vermilion', indeterminate: 'olive', atypical: 'amber', negative: 'blue' },
}

/** A number that a text always gives, whatever stands beside it. */
function slotOf(value: string): number {
  let sum = 7
  for (let at = 0; at < value.length; at += 1) sum = (sum * 31 + value.charCodeAt(at)) >>> 0
  return sum
}

/** Each value's hue: the fixed ones first, then each other at its own slot or the next free one, in the order given. */
function huesFor(dimension: string, values: readonly string[]): ReadonlyMap<string, Hue> {
  const names = new Map<string, HueName>()
  for (const value of values) {
    const name = fixed[dimension]?.[value]
    if (name) names.set(value, name)
  }
  const others = values.filter((value) => value !== 'unknown' && !names.has(value))
  for (const value of others) names.set(value, freeHue(slotOf(value) % order.length, new Set(names.values())))
  return new Map(values.map((value) => [value, hueNamed(names.get(value))]))
}

function freeHue(slot: number, taken: ReadonlySet<HueName>): HueName {
  const turned = [...order.slice(slot), ...order.slice(0, slot)]
  return turned.find((name) => !taken.has(name)) ?? turned[0] ?? 'blue'
}

const hueNamed = (name: HueName | undefined): Hue => (name ? hues[name] : unknown)

/** Colour, dash and shape of each value of a dimension, in the theme as seen. Unknown is grey. */
export function marksFor(dimension: string, values: readonly string[], mode: Mode): ReadonlyMap<string, Mark> {
  return new Map(
    [...huesFor(dimension, values)].map(([value, hue]) => [
      value,
      { colour: hue[mode], dash: hue.dash, shape: hue.shape },
    ]),
  )
}
