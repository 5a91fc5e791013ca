import {
  Button,
  Collection,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components'
import type { CatalogueAnswer, MeasureEntry } from '#analytics/contract/catalogue.js'
import { withMeasure } from '../question/change-question.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import type { ControlProps } from './explore-props.js'
import styles from './explore-controls.module.css'
import lists from './explore-list.module.css'

const kinds = ['count', 'proportion', 'duration', 'ratio'] as const

interface Kind {
  readonly id: MeasureEntry['kind']
  readonly measures: readonly MeasureEntry[]
}

/** The measure: a list by kind, narrowed by typing. */
export function ExploreMeasure({ catalogue, question, ask }: ControlProps) {
  const { explore } = words
  const entry = catalogue.measures.find(({ id }) => id === question.measure)
  return (
    <ComboBox
      {...classed(styles.labelled)}
      defaultItems={kindsOf(catalogue)}
      value={question.measure}
      onChange={(key) => {
        if (typeof key === 'string') ask(withMeasure(question, key, catalogue))
      }}
      menuTrigger="focus"
    >
      <Label {...classed(styles.label)}>{explore.measure}</Label>
      <div className={styles.combo}>
        <Input {...classed(styles.input)} size={Math.max(16, entry?.label.length ?? 0)} />
        <Button {...classed(styles.arrow)}>
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover {...classed(lists.popover)}>
        <ListBox<Kind> {...classed(lists.list)} renderEmptyState={() => explore.noMatch}>
          {(kind) => (
            <ListBoxSection id={`kind-${kind.id}`}>
              <Header {...classed(lists.listHead)}>{explore.kinds[kind.id]}</Header>
              <Collection items={kind.measures}>{measureItem}</Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

const measureItem = ({ id, label, description }: MeasureEntry) => (
  <ListBoxItem id={id} textValue={label} {...classed(lists.option)}>
    <span className={lists.optionName}>{label}</span>
    <span className={lists.optionText}>{description}</span>
  </ListBoxItem>
)

function kindsOf({ measures }: CatalogueAnswer): readonly Kind[] {
  return kinds
    .map((id) => ({ id, measures: measures.filter(({ kind }) => kind === id) }))
    .filter((kind) => kind.measures.length > 0)
}
