import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTrend } from '../api/client.js'
import { choiceCount } from '../question/change-question.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import { ExploreClock } from './explore-clock.js'
import { ExploreMeasure } from './explore-measure.js'
import { ExploreOptions } from './explore-options.js'
import { ExplorePeriod } from './explore-period.js'
import { fieldProblem } from './explore-problem.js'
import type { ControlProps } from './explore-props.js'
import { ExploreSplit } from './explore-split.js'
import { ExploreWhere } from './explore-where.js'
import styles from './explore-controls.module.css'
import sheet from './explore-sheet.module.css'

/** All that makes a question: in the open where there is room, else behind one button. */
export function ExploreControls(props: ControlProps) {
  return (
    <>
      <section className={styles.open} aria-label={words.explore.question}>
        <Fields {...props} />
      </section>
      <div className={sheet.folded}>
        <FoldedControls {...props} />
      </div>
    </>
  )
}

function FoldedControls(props: ControlProps) {
  const { explore } = words
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button {...classed(sheet.unfold)}>{explore.filters(choiceCount(props.question))}</Button>
      <ModalOverlay isDismissable {...classed(sheet.overlay)}>
        <Modal {...classed(sheet.sheet)}>
          <Dialog {...classed(sheet.dialog)}>
            <div className={sheet.sheetHead}>
              <Heading slot="title">{explore.question}</Heading>
              <Button slot="close" {...classed(sheet.done)}>
                {explore.done}
              </Button>
            </div>
            <Fields {...props} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

/** Each control with what the server says is wrong with its part of the question. */
function Fields(props: ControlProps) {
  const { error } = useTrend(props.question)
  return (
    <div className={styles.fields}>
      <Field problem={fieldProblem(error, 'measure')}>
        <ExploreMeasure {...props} />
      </Field>
      <Field problem={fieldProblem(error, 'by')}>
        <ExploreSplit {...props} />
      </Field>
      <Field problem={fieldProblem(error, 'clock') ?? fieldProblem(error, 'grain')}>
        <ExploreClock {...props} />
      </Field>
      <Field problem={fieldProblem(error, 'where')}>
        <ExploreWhere {...props} />
      </Field>
      <Field problem={fieldProblem(error, 'from') ?? fieldProblem(error, 'to')}>
        <ExplorePeriod {...props} />
      </Field>
      <Field problem={fieldProblem(error, 'cumulative')}>
        <ExploreOptions {...props} />
      </Field>
    </div>
  )
}

interface FieldProps {
  readonly problem: string | null
  readonly children: React.ReactNode
}

function Field({ problem, children }: FieldProps) {
  return (
    <div className={styles.field}>
      {children}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
