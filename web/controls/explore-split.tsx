import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { mostDimensions } from '../question/change-question.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import { Chip } from './explore-chip.js'
import type { ControlProps } from './explore-props.js'
import styles from './explore-controls.module.css'
import lists from './explore-list.module.css'

/** What the measure is split by: the first dimension makes the lines, the others the panels. */
export function ExploreSplit({ catalogue, question, ask }: ControlProps) {
  const { explore } = words
  const { by } = question
  const labelOf = (dimension: string): string =>
    catalogue.dimensions.find(({ id }) => id === dimension)?.label ?? dimension
  const others = catalogue.dimensions.filter(({ id }) => !by.includes(id))
  return (
    <div className={styles.labelled} role="group" aria-label={explore.byLabel}>
      <span className={styles.label}>{explore.by}</span>
      <div className={styles.chips}>
        {by.map((dimension) => (
          <Chip
            key={dimension}
            label={labelOf(dimension)}
            remove={() => ask({ ...question, by: by.filter((other) => other !== dimension) })}
          />
        ))}
        {by.length < mostDimensions && (
          <MenuTrigger>
            <Button {...classed(styles.add)} aria-label={explore.addByLabel}>
              + {explore.addBy}
            </Button>
            <Popover {...classed(lists.popover)}>
              <Menu
                {...classed(lists.list)}
                aria-label={explore.addByLabel}
                items={others}
                onAction={(key) => ask({ ...question, by: [...by, String(key)] })}
              >
                {({ id, label }) => (
                  <MenuItem id={id} {...classed(lists.option)}>
                    {label}
                  </MenuItem>
                )}
              </Menu>
            </Popover>
          </MenuTrigger>
        )}
      </div>
    </div>
  )
}
