import { useState } from 'react'
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { DimensionEntry } from '#analytics/contract/catalogue.js'
import type { Filter } from '#analytics/contract/trends.js'
import { figureLabels } from '../figures/figure-labels.js'
import { withFilter } from '../question/change-question.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import { Chip } from './explore-chip.js'
import type { ControlProps } from './explore-props.js'
import { ExploreValues } from './explore-values.js'
import styles from './explore-controls.module.css'
import lists from './explore-list.module.css'

/** The filters: each a dimension with the values that are kept. */
export function ExploreWhere({ catalogue, question, ask }: ControlProps) {
  const { explore } = words
  const free = catalogue.dimensions.filter(({ id }) => !question.where.some(({ dimension }) => dimension === id))
  return (
    <div className={styles.labelled} role="group" aria-label={explore.whereLabel}>
      <span className={styles.label}>{explore.where}</span>
      <div className={styles.chips}>
        {question.where.map((filter) => (
          <FilterChip key={filter.dimension} filter={filter} {...{ catalogue, question, ask }} />
        ))}
        <AddFilter dimensions={free} add={(filter) => ask(withFilter(question, filter))} />
      </div>
    </div>
  )
}

function FilterChip({ filter, catalogue, question, ask }: ControlProps & { readonly filter: Filter }) {
  const { explore } = words
  const dimension = catalogue.dimensions.find(({ id }) => id === filter.dimension)
  const { dimensionLabel, valueLabel } = figureLabels(catalogue)
  const values = filter.values.map((value) => valueLabel(filter.dimension, value))
  const label = `${dimensionLabel(filter.dimension)}: ${explore.chosen(values)}`
  const keep = (next: readonly string[]): void => ask(withFilter(question, { ...filter, values: next }))
  return (
    <Chip label={label} remove={() => keep([])}>
      <DialogTrigger>
        <Button {...classed(styles.chipButton)} aria-label={explore.change(label)}>
          {label}
        </Button>
        <Popover {...classed(lists.popover)}>
          <Dialog aria-label={explore.valuesOf(dimensionLabel(filter.dimension))} {...classed(lists.values)}>
            {({ close }) =>
              dimension !== undefined && (
                <ExploreValues dimension={dimension} values={filter.values} keep={keep} close={close} />
              )
            }
          </Dialog>
        </Popover>
      </DialogTrigger>
    </Chip>
  )
}

interface AddProps {
  readonly dimensions: readonly DimensionEntry[]
  readonly add: (filter: Filter) => void
}

function AddFilter({ dimensions, add }: AddProps) {
  const { explore } = words
  const [chosen, choose] = useState<DimensionEntry | null>(null)
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && choose(null)}>
      <Button {...classed(styles.add)} aria-label={explore.addWhereLabel}>
        + {explore.addWhere}
      </Button>
      <Popover {...classed(lists.popover)}>
        <Dialog
          aria-label={chosen === null ? explore.chooseDimension : explore.valuesOf(chosen.label)}
          {...classed(lists.values)}
        >
          {({ close }) =>
            chosen === null ? (
              <DimensionList dimensions={dimensions} choose={choose} />
            ) : (
              <ExploreValues
                dimension={chosen}
                values={[]}
                keep={(values) => add({ dimension: chosen.id, values })}
                close={close}
              />
            )
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface ListProps {
  readonly dimensions: readonly DimensionEntry[]
  readonly choose: (dimension: DimensionEntry | null) => void
}

function DimensionList({ dimensions, choose }: ListProps) {
  return (
    <ListBox
      aria-label={words.explore.chooseDimension}
      autoFocus
      selectionMode="single"
      onSelectionChange={(keys) => {
        const [key] = keys
        choose(dimensions.find(({ id }) => id === key) ?? null)
      }}
      items={dimensions}
      {...classed(lists.list)}
    >
      {({ id, label }) => (
        <ListBoxItem id={id} textValue={label} {...classed(lists.option)}>
          {label}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
