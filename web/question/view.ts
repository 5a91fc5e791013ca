import { readable } from './trend-question.js'

export type Tab = 'chart' | 'table' | 'about'

/** How a reader looks at an answer: no part of the question, but part of the URL that is shared. */
export interface View {
  /** Labels or values of the groups brought forward. */
  readonly highlight: readonly string[]
  readonly scale: 'linear' | 'log'
  readonly axis: 'shared' | 'free'
  /** The open tab of each figure by the figure's name; the chart where absent. */
  readonly tabs: Readonly<Record<string, Tab>>
}

const isTab = (value: string | undefined): value is Tab => value === 'chart' || value === 'table' || value === 'about'

/** @example parseView('scale=log&tab=trend:table').tabs // { trend: 'table' } */
export function parseView(search: string | URLSearchParams): View {
  const parameters = new URLSearchParams(search)
  return {
    highlight: parameters.getAll('highlight').filter((label) => label !== ''),
    scale: parameters.get('scale') === 'log' ? 'log' : 'linear',
    axis: parameters.get('axis') === 'free' ? 'free' : 'shared',
    tabs: Object.fromEntries(
      parameters.getAll('tab').flatMap((text) => {
        const [figure, tab] = text.split(':')
        return figure && isTab(tab) && tab !== 'chart' ? [[figure, tab] as const] : []
      }),
    ),
  }
}

/** The view as parameters, defaults left out; labels may hold commas, so each highlight is its own parameter. */
export function formatView({ highlight, scale, axis, tabs }: View): string {
  return [
    ...highlight.map((label) => `highlight=${readable(label)}`),
    ...(scale === 'log' ? ['scale=log'] : []),
    ...(axis === 'free' ? ['axis=free'] : []),
    ...Object.entries(tabs)
      .filter(([, tab]) => tab !== 'chart')
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([figure, tab]) => `tab=${readable(figure)}:${tab}`),
  ].join('&')
}
