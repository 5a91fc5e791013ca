import { describe, expect, it } from '@jest/globals'
import { compile, type TopLevelSpec } from 'vega-lite'
import { expressionInterpreter } from 'vega-interpreter'
import { parse, View } from 'vega'
import { plainFigureView } from '../../web/figures/figure-view.js'
import { trendFigure } from '../../web/figures/trend.js'
import { figureTheme } from '../../web/style/figure-theme.js'
import { answer, count, group, monthly, noDenominator, proportion, smallCount, whole } from '../support/answer.js'

const theme = figureTheme('light')

/** As the browser draws it: expressions interpreted, never evaluated. */
async function drawn(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(spec).spec, undefined, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
  })
  return await view.toSVG()
}

const paths = (svg: string, pattern: RegExp): number => svg.match(pattern)?.length ?? 0

const modalities = answer({
  groups: [
    group({ modality: 'CT' }, monthly([count(120), count(200), smallCount, count(310), count(0)], 1)),
    group({ modality: 'DX' }, monthly([count(80), count(90), count(95), count(130), count(60)], 1)),
  ],
  total: monthly([count(200), count(290), smallCount, count(440), count(60)], 1),
})

describe('a trend', () => {
  it('draws a line per group and run, and keeps a gap where a period is suppressed', async () => {
    const svg = await drawn(trendFigure(modalities, theme, plainFigureView))
    expect(paths(svg, /mark-line[^>]*>/g)).toBeGreaterThan(0)
    const ct = svg.match(/<path[^>]*stroke="#0072b2"[^>]*stroke-width="2"/g) ?? []
    expect(ct.length).toBeGreaterThanOrEqual(2)
  })

  it('hatches a suppressed period and says 1–10', async () => {
    const svg = await drawn(trendFigure(modalities, theme, plainFigureView))
    expect(svg).toContain('1–10')
    expect(svg).not.toContain('NaN')
  })

  it('names lines where they end, and in a legend where there is no room', async () => {
    const wide = await drawn(trendFigure(modalities, theme, plainFigureView))
    const narrow = await drawn(trendFigure(modalities, theme, { ...plainFigureView, width: 320 }))
    for (const svg of [wide, narrow]) expect(svg).toContain('>CT<')
  })

  it('draws the marks of provisional periods hollow', async () => {
    const svg = await drawn(trendFigure(modalities, theme, plainFigureView))
    expect(paths(svg, /fill="#ffffff" stroke="#c9540a"/g)).toBe(1)
  })

  it('draws bands for intervals and a dotted floor where there is no denominator', async () => {
    const cells = [proportion(8, 100, 0.041, 0.15), proportion(9, 100, 0.048, 0.162), noDenominator]
    const icu = answer({ measure: 'icuAdmitted', total: monthly(cells) })
    const svg = await drawn(trendFigure(icu, theme, plainFigureView))
    expect(paths(svg, /mark-area/g)).toBeGreaterThan(0)
    expect(svg).toContain('stroke-dasharray="1,4"')
  })

  it('draws one panel for each value of a second dimension', async () => {
    const groups = ['female', 'male'].flatMap((sex) =>
      ['18-49', '50-64', '65+'].map((ageBand) => group({ sex, ageBand }, monthly([count(20), count(30), count(25)]))),
    )
    const svg = await drawn(
      trendFigure(answer({ groups, total: monthly([count(120), count(180), count(150)]) }), theme, plainFigureView),
    )
    for (const title of ['18-49', '50-64', '65+'])
      expect(paths(svg, new RegExp(`>${title.replace('+', '\\+')}<`, 'g'))).toBe(1)
  })

  it('draws dots with whiskers and n / N where there is no time axis', async () => {
    const groups = [
      group({ ageBand: '18-49' }, whole(proportion(20, 900, 0.014, 0.034))),
      group({ ageBand: '65+' }, whole(proportion(90, 1100, 0.067, 0.099))),
      group({ ageBand: '0-17' }, whole(smallCount)),
    ]
    const icu = answer({
      measure: 'icuAdmitted',
      grain: 'none',
      groups,
      total: whole(proportion(110, 2000, 0.046, 0.066)),
    })
    const svg = await drawn(trendFigure(icu, theme, plainFigureView))
    expect(svg).toContain('90 / 1,100')
    expect(svg).toContain('1–10')
  })

  it('puts nothing at minus infinity on a logarithmic axis', async () => {
    const svg = await drawn(trendFigure(modalities, theme, { ...plainFigureView, scale: 'log' }))
    expect(svg).not.toMatch(/NaN|Infinity/)
  })

  it('draws the zeros of the total where no group has a record', async () => {
    const none = answer({ groups: [], total: monthly([count(0), count(0)], 2), question: { by: ['sex'] } })
    expect(await drawn(trendFigure(none, theme, plainFigureView))).not.toMatch(/NaN|Infinity/)
  })
})
