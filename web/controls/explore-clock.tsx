import { useId } from 'react'
import { withClock, withGrain } from '../question/change-question.js'
import { words } from '../words/words.js'
import type { ControlProps } from './explore-props.js'
import styles from './explore-controls.module.css'

/** The clock and its periods: only those that the measure and the clock have. */
export function ExploreClock({ catalogue, question, ask }: ControlProps) {
  const { explore } = words
  const ids = { clock: useId(), grain: useId() }
  const allowed = catalogue.measures.find(({ id }) => id === question.measure)?.clocks
  const clocks = catalogue.clocks.filter(({ id }) => allowed?.includes(id) ?? true)
  const offered = catalogue.clocks.find(({ id }) => id === question.clock)?.grains ?? []
  const grains = catalogue.grains.filter(({ id }) => offered.includes(id))
  return (
    <div className={styles.labelled}>
      <span className={styles.label}>{explore.over}</span>
      <div className={styles.pair}>
        <label htmlFor={ids.clock} className="visually-hidden">
          {explore.clock}
        </label>
        <select
          id={ids.clock}
          className={styles.select}
          value={question.clock}
          onChange={({ target }) => {
            const clock = clocks.find(({ id }) => id === target.value)
            if (clock !== undefined) ask(withClock(question, clock.id, catalogue))
          }}
        >
          {clocks.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <label htmlFor={ids.grain} className="visually-hidden">
          {explore.grain}
        </label>
        <select
          id={ids.grain}
          className={styles.select}
          value={question.grain}
          onChange={({ target }) => {
            const grain = grains.find(({ id }) => id === target.value)
            if (grain !== undefined) ask(withGrain(question, grain.id))
          }}
        >
          {grains.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
