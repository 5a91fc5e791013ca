import type { TopLevelSpec } from 'vega-lite'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { calendarDay } from '../format/date.js'
import { words } from '../words/words.js'

const lettersWide = 7

/**
 * A figure as it leaves the page: with its finding above it, and beneath that what is counted, when, and the snapshot,
 * so that a copy in a slide still says what it is.
 */
export function captioned(spec: TopLevelSpec, answer: TrendAnswer, title: string, width: number): TopLevelSpec {
  const { figure } = words
  const { countingUnit, measure, question, snapshot } = answer
  const clock =
    question.grain === 'none'
      ? figure.clocks[question.clock]
      : figure.perGrain(figure.clocks[question.clock], figure.grains[question.grain])
  const source = figure.source(snapshot.id, snapshot.dataTo === null ? null : calendarDay(snapshot.dataTo))
  return {
    ...spec,
    title: {
      text: [...brokenInto(title, width / lettersWide)],
      subtitle: [figure.subtitle(measure.label, countingUnit, clock), `Topogram. ${source}`],
      ...{ anchor: 'start', offset: 20, fontSize: 16, subtitlePadding: 6 },
    },
  }
}

/** Lines of at most so many letters; a renderer does not break a title. */
function brokenInto(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
