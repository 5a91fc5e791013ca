import { useId } from 'react'
import { useView } from '../question/use-question.js'
import { words } from '../words/words.js'
import type { ControlProps } from './explore-props.js'
import styles from './explore-options.module.css'

/** How the answer is looked at, and running totals where the measure has periods to run over. */
export function ExploreOptions({ catalogue, question, ask }: ControlProps) {
  const { explore } = words
  const [view, look] = useView()
  const accumulates = catalogue.measures.find(({ id }) => id === question.measure)?.accumulates ?? false
  return (
    <div className={styles.options}>
      {accumulates && question.grain !== 'none' && (
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={question.cumulative}
            onChange={({ target }) => ask({ ...question, cumulative: target.checked })}
          />
          {explore.cumulative}
        </label>
      )}
      <Choice
        label={explore.scale}
        options={explore.scales}
        value={view.scale}
        choose={(scale) => look({ ...view, scale: scale === 'log' ? 'log' : 'linear' })}
      />
      {question.by.length > 1 && question.grain !== 'none' && (
        <Choice
          label={explore.axis}
          options={explore.axes}
          value={view.axis}
          choose={(axis) => look({ ...view, axis: axis === 'free' ? 'free' : 'shared' })}
        />
      )}
      {view.highlight.length > 0 && (
        <button type="button" className={styles.plain} onClick={() => look({ ...view, highlight: [] })}>
          {explore.clearHighlight}
        </button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly options: Readonly<Record<string, string>>
  readonly value: string
  readonly choose: (value: string) => void
}

function Choice({ label, options, value, choose }: ChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{label}</legend>
      {Object.entries(options).map(([id, text]) => (
        <label key={id} className={styles.segment}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={id === value}
            onChange={() => choose(id)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
