import { useState } from 'react'
import { Button, CheckboxButton, CheckboxField, CheckboxGroup, Input, Label, SearchField } from 'react-aria-components'
import type { DimensionEntry, DimensionValue } from '#analytics/contract/catalogue.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import styles from './explore-list.module.css'

interface Props {
  readonly dimension: DimensionEntry
  readonly values: readonly string[]
  readonly keep: (values: readonly string[]) => void
  readonly close: () => void
}

/** More than these are searched, not read through. */
const mostRead = 12

/** The values of a dimension to keep, chosen together and then applied at once. */
export function ExploreValues({ dimension, values, keep, close }: Props) {
  const { explore } = words
  const [chosen, choose] = useState(values)
  const [sought, seek] = useState('')
  const all = dimension.values
  return (
    <form
      className={styles.valuesForm}
      onSubmit={(event) => {
        event.preventDefault()
        keep(chosen)
        close()
      }}
    >
      <p className={styles.valuesHead}>{dimension.label}</p>
      {all.length > mostRead && (
        <SearchField value={sought} onChange={seek} autoFocus>
          <Label className="visually-hidden">{explore.findValue}</Label>
          <Input placeholder={explore.findValue} />
        </SearchField>
      )}
      {isToType(dimension) ? (
        <TypedValues values={chosen} choose={choose} />
      ) : (
        <CheckboxGroup
          aria-label={explore.valuesOf(dimension.label)}
          value={[...chosen]}
          onChange={choose}
          {...classed(styles.checks)}
        >
          {all.filter((value) => matches(value, sought)).map(check)}
        </CheckboxGroup>
      )}
      <Button type="submit" {...classed(styles.apply)}>
        {explore.apply}
      </Button>
    </form>
  )
}

const check = ({ value, label }: DimensionValue) => (
  <CheckboxField key={value} value={value}>
    <CheckboxButton {...classed(styles.check)}>
      <span className={styles.box} aria-hidden="true" />
      {label}
    </CheckboxButton>
  </CheckboxField>
)

/** An open list of which nothing may be told but that some are not known. */
const isToType = ({ closed, values }: DimensionEntry): boolean =>
  !closed && values.every(({ value }) => value === 'unknown')

const matches = ({ value, label }: DimensionValue, sought: string): boolean =>
  `${value} ${label}`.toLowerCase().includes(sought.trim().toLowerCase())

interface TypedProps {
  readonly values: readonly string[]
  readonly choose: (values: readonly string[]) => void
}

/** An open dimension has no list to choose from. */
function TypedValues({ values, choose }: TypedProps) {
  const { explore } = words
  return (
    <label className={styles.typed}>
      {explore.valueHint}
      <input
        defaultValue={values.join(', ')}
        onChange={({ target }) =>
          choose(target.value.split(',').flatMap((value) => (value.trim() === '' ? [] : [value.trim()])))
        }
      />
    </label>
  )
}
