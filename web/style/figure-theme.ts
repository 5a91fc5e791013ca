import type { Mode } from './theme-mode.js'

/** What a figure needs of the theme as plain values, for renderers that read no custom properties. */
export interface FigureTheme {
  readonly mode: Mode
  readonly font: string
  readonly fontSize: { readonly label: number; readonly title: number }
  readonly ground: string
  readonly raised: string
  readonly ink: string
  readonly inkSoft: string
  readonly inkFaint: string
  readonly line: string
  readonly accent: string
  /** A series that stands alone and has no value of its own to take a colour from. */
  readonly single: string
  /** Groups that are not highlighted. */
  readonly muted: string
  /** Seven classes from few to many; take every other one for fewer. One hue, away from the ground. */
  readonly sequential: readonly string[]
  /** Places from which nothing was contributed. */
  readonly none: string
  /** Stripes of what is suppressed, and the cross-hatch over provisional periods. */
  readonly hatch: { readonly suppressed: string; readonly provisional: string }
  /** Opacity of interval bands. */
  readonly bandOpacity: number
}

const font = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif"
const fontSize = { label: 12, title: 13 }

// Ground, ink and lines are those of tokens.css; test/unit/web-colours.test.ts holds the two together.
const light: FigureTheme = {
  mode: 'light',
  font,
  fontSize,
  ground: '#ffffff',
  raised: '#f5f7f9',
  ink: '#14181d',
  inkSoft: '#465160',
  inkFaint: '#5f6a77',
  line: '#d9dfe5',
  accent: '#0a5a9c',
  single: '#0072b2',
  muted: '#b4bcc6',
  sequential: ['#d5e6f4', '#b0d0ea', '#84b6dc', '#5799cb', '#2f7cb7', '#115c97', '#083d6b'],
  none: '#eef0f2',
  hatch: { suppressed: '#7d8894', provisional: '#b4bcc6' },
  bandOpacity: 0.16,
}

const dark: FigureTheme = {
  mode: 'dark',
  font,
  fontSize,
  ground: '#0d1014',
  raised: '#151a20',
  ink: '#e8ecf0',
  inkSoft: '#aeb8c3',
  inkFaint: '#8f9aa7',
  line: '#29313a',
  accent: '#7cc0f5',
  single: '#5fb0ee',
  muted: '#4a5561',
  sequential: ['#17324a', '#1d4a70', '#246597', '#3583bd', '#5ba3da', '#8dc3ee', '#c6e2f9'],
  none: '#1b2027',
  hatch: { suppressed: '#8f9aa7', provisional: '#4a5561' },
  bandOpacity: 0.22,
}

export const figureTheme = (mode: Mode): FigureTheme => (mode === 'dark' ? dark : light)
