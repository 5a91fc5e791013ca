import type { TrendAnswer } from '#analytics/contract/trends.js'
import { words } from '../words/words.js'
import { labelExpression } from './axis-labels.js'
import { tickLabel } from './tick-label.js'
import type { TrendLayout } from './trend-layout.js'
import { vegaScale, type ValueScale } from './value-scale.js'

/** The two scales of a panel, with their axes where this panel shows them. */
export function trendAxes(answer: TrendAnswer, scale: ValueScale, layout: TrendLayout, index: number, strip: number) {
  const isFirst = index === 0
  const beginsLastRow = index === layout.columns * Math.floor((layout.scales.length - 1) / layout.columns)
  const showsValues = layout.ownAxes || index % layout.columns === 0
  return {
    x: {
      scale: { domain: [-0.5, layout.periods - 0.5], nice: false, zero: false },
      axis: {
        ...periodLabels(layout),
        ...{ grid: false, offset: strip, domain: true, tickSize: 4, labelOverlap: false as const },
        title: beginsLastRow ? periodTitle(answer) : null,
        ...{ titleAnchor: 'start' as const, titlePadding: 6 },
      },
    },
    y: {
      scale: vegaScale(scale),
      axis: {
        values: [...scale.ticks],
        labelExpr: labelExpression(scale.ticks.map((tick) => [tick, tickLabel(tick, answer.measure.kind)])),
        labels: showsValues,
        ...{ grid: true, domain: false, ticks: false, minExtent: layout.axisRoom, maxExtent: layout.axisRoom },
        title: isFirst ? valueTitle(answer) : null,
        ...{ titleAngle: 0, titleAlign: 'left' as const, titleAnchor: 'end' as const },
        ...{ titleX: -layout.axisRoom, titleY: layout.scales.length > 1 ? -32 : -8 },
        ...{ titleBaseline: 'bottom' as const, titleLimit: layout.legendWidth },
      },
    },
  }
}

export type TrendAxes = ReturnType<typeof trendAxes>

function periodLabels({ ticks }: TrendLayout) {
  return {
    values: ticks.map(({ index }) => index),
    labelExpr: labelExpression(ticks.map(({ index, label }) => [index, label])),
  }
}

function periodTitle({ question }: TrendAnswer): string {
  const { axis, grains } = words.figure
  return axis.periodBy(axis.period[question.clock], grains[question.grain])
}

/** The measure, what it counts, and that it accumulates where it does. */
export function valueTitle({ measure, countingUnit, question }: TrendAnswer): string {
  const { axis } = words.figure
  if (measure.kind === 'proportion') return axis.share(measure.label, countingUnit)
  const unit = measure.kind === 'count' ? countingUnit : measure.unit
  return question.cumulative ? axis.cumulative(axis.value(measure.label, unit)) : axis.value(measure.label, unit)
}
