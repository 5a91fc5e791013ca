import type { ReactNode } from 'react'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { trendUrl, useCatalogue } from '../api/client.js'
import { instant } from '../format/date.js'
import { roundPercent } from '../format/number.js'
import { words } from '../words/words.js'
import styles from './figure-frame.module.css'

interface Props {
  readonly answer: TrendAnswer
  readonly title: string
}

/** How the number is made, where to ask for it, how to cite it. */
export function FigureAbout({ answer, title }: Props) {
  const { about } = words.figure
  const { countingUnit, measure, question, snapshot } = answer
  const { data: catalogue } = useCatalogue(question.asOf)
  const clock = catalogue?.clocks.find(({ id }) => id === question.clock)
  const url = trendUrl(question)
  return (
    <dl className={styles.about}>
      <Fact term={about.definition}>
        {measure.description} {about.version(measure.version)}
      </Fact>
      <Fact term={about.unit}>{countingUnit}</Fact>
      <Fact term={about.clock}>{clock?.description ?? words.figure.clocks[question.clock]}</Fact>
      <Fact term={about.denominator}>{about.denominators[measure.kind]}</Fact>
      <Fact term={about.interval}>{intervalOf(answer)}</Fact>
      {answer.notes.length > 0 && (
        <Fact term={about.notes}>
          <ul>
            {answer.notes.map(({ code, text }) => (
              <li key={`${code} ${text}`}>{text}</li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact term={about.question}>
        <a href={url}>{url}</a>
      </Fact>
      <Fact term={about.cite}>{about.citation(title, snapshot.id, instant(snapshot.publishedAt))}</Fact>
    </dl>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

function intervalOf({ groups, total }: TrendAnswer): string {
  const cells = [...total.cells, ...groups.flatMap((group) => group.cells)]
  const interval = cells.flatMap(({ cell }) => (cell.status === 'shown' && cell.interval ? [cell.interval] : [])).at(0)
  const { method, noInterval } = words.figure.about
  return interval === undefined ? noInterval : method(roundPercent(interval.confidence), interval.method)
}
