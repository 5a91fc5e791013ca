import { useId, type ReactNode } from 'react'
import { runStatuses } from '../question/run-status.js'
import { windows, type RunsView } from '../question/runs-view.js'
import { words } from '../words/words.js'
import styles from './runs-filters.module.css'

const { runs: said, status: statusName } = words.operations

interface Props {
  readonly view: RunsView
  readonly sources: readonly string[]
  readonly look: (view: RunsView) => void
}

/** Which runs are looked at. The platform's own menus: short, and they work by keyboard and touch. */
export function RunsFilters({ view, sources, look }: Props) {
  const { source, status, days } = view
  // A source that is asked for in the address and no more configured still has its runs.
  const names = source !== null && !sources.includes(source) ? [...sources, source] : sources
  return (
    <div className={styles.filters}>
      <Choice label={said.source} value={source ?? ''} choose={(next) => look({ ...view, source: next || null })}>
        <option value="">{said.allSources}</option>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Choice>
      <Choice
        label={said.status}
        value={status ?? ''}
        choose={(next) => look({ ...view, status: runStatuses.find((each) => each === next) ?? null })}
      >
        <option value="">{said.allStatuses}</option>
        {runStatuses.map((each) => (
          <option key={each} value={each}>
            {statusName[each]}
          </option>
        ))}
      </Choice>
      <Choice
        label={said.window}
        value={String(days)}
        choose={(next) => look({ ...view, days: windows.find((each) => String(each) === next) ?? 14 })}
      >
        {windows.map((each) => (
          <option key={each} value={each}>
            {said.days(each)}
          </option>
        ))}
      </Choice>
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly choose: (value: string) => void
  readonly children: ReactNode
}

function Choice({ label, value, choose, children }: ChoiceProps) {
  const id = useId()
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {children}
      </select>
    </span>
  )
}
