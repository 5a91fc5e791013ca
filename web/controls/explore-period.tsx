import { useId } from 'react'
import type { ControlProps } from './explore-props.js'
import { words } from '../words/words.js'
import { useDraft } from './use-draft.js'
import styles from './explore-controls.module.css'

/** The period: dates on a calendar, day numbers from an index event. Asked when a field is left or Enter is pressed. */
export function ExplorePeriod({ question, ask }: ControlProps) {
  const { explore } = words
  const { from, to } = question
  return (
    <div className={styles.labelled} role="group" aria-label={explore.period}>
      <Bound
        label={explore.from}
        isDays={question.clock === 'fromIndex'}
        value={from}
        choose={(next) => ask({ ...question, from: next })}
      />
      <Bound
        label={explore.to}
        isDays={question.clock === 'fromIndex'}
        value={to}
        choose={(next) => ask({ ...question, to: next })}
      />
      {(from !== null || to !== null) && (
        <button type="button" className={styles.plain} onClick={() => ask({ ...question, from: null, to: null })}>
          {explore.wholePeriod}
        </button>
      )}
    </div>
  )
}

interface BoundProps {
  readonly label: string
  readonly isDays: boolean
  readonly value: string | null
  readonly choose: (value: string | null) => void
}

/** A calendar field holds a whole date or nothing, and complains of all else on the console. */
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function Bound({ label, isDays, value, choose }: BoundProps) {
  const id = useId()
  const [draft, setDraft] = useDraft(value ?? '')
  const settle = (): void => {
    const next = draft === '' ? null : draft
    if (next !== value) choose(next)
  }
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.date}
        type={isDays ? 'number' : 'date'}
        value={isDays || isDate(draft) ? draft : ''}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={settle}
        onKeyDown={({ key }) => {
          if (key === 'Enter') settle()
        }}
      />
    </>
  )
}
