import type { TrendAnswer } from '#analytics/contract/trends.js'
import { completenessOf, suppressedCells, withheldPeriods } from '../figures/completeness.js'
import { calendarDay } from '../format/date.js'
import { count, roundPercent } from '../format/number.js'
import { words } from '../words/words.js'
import styles from './figure-frame.module.css'

/** What the figure rests on: completeness, what is withheld or left out, notes, and the snapshot. */
export function FigureFacts({ answer }: { readonly answer: TrendAnswer }) {
  const { figure } = words
  const known = completenessOf(answer)
  const { id, dataTo } = answer.snapshot
  return (
    <figcaption className={styles.facts}>
      <p>
        {known !== null &&
          `${figure.known(roundPercent(known.known / known.all), count(known.known), count(known.all), answer.countingUnit)} `}
        {withheldWords(answer)}
      </p>
      {Object.entries(answer.excluded)
        .filter(([, records]) => records > 0)
        .map(([reason, records]) => (
          <p key={reason}>{excludedWords(reason, count(records))}</p>
        ))}
      {answer.notes.length > 0 && <p>{answer.notes.map(({ text }) => text).join(' ')}</p>}
      <p>{figure.source(id.slice(0, 8), dataTo === null ? null : calendarDay(dataTo))}</p>
    </figcaption>
  )
}

/** Of one line, which part of it; of several, how many numbers. */
function withheldWords(answer: TrendAnswer): string {
  const { figure } = words
  const periods = withheldPeriods(answer)
  if (periods === null) return figure.suppression(suppressedCells(answer))
  const { all, longest, withheld } = periods
  return figure.withheldPeriods(count(withheld), count(all), figure.grains[answer.question.grain], longest)
}

function excludedWords(reason: string, records: string): string {
  const { excluded } = words.figure
  if (reason === 'undated') return excluded.undated(records)
  if (reason === 'shifted') return excluded.shifted(records)
  return reason === 'tooCoarse' ? excluded.tooCoarse(records) : excluded.other(reason, records)
}
