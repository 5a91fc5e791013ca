import { lazy, Suspense, useId, useState } from 'react'
import { PartBoundary } from '../controls/part-boundary.js'
import { FigureSkeleton } from '../controls/skeleton.js'
import { words } from '../words/words.js'
import { residenceQuestion, type Atlas } from './overview-questions.js'
import styles from './overview.module.css'

const MapFigure = lazy(() => import('../controls/map-figure.js'))

const { map } = words.overview

const atlases: readonly { readonly id: Atlas; readonly name: string }[] = [
  { id: 'us-states', name: map.states },
  { id: 'world', name: map.world },
]

interface Props {
  readonly asOf: string | null
  readonly height: number
}

export function OverviewMap({ asOf, height }: Props) {
  const [atlas, choose] = useState<Atlas>('us-states')
  const name = useId()
  return (
    <section aria-labelledby="map-heading" className={styles.part}>
      <div className={styles.head}>
        <h2 id="map-heading">{map.title}</h2>
        <fieldset className={styles.atlases}>
          <legend className="visually-hidden">{map.choose}</legend>
          {atlases.map(({ id, name: label }) => (
            <label key={id} className={styles.atlas}>
              <input
                type="radio"
                name={name}
                className="visually-hidden"
                checked={id === atlas}
                onChange={() => choose(id)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </div>
      <PartBoundary>
        <Suspense fallback={<FigureSkeleton height={height} />}>
          <MapFigure key={atlas} question={residenceQuestion(atlas, asOf)} atlas={atlas} />
        </Suspense>
      </PartBoundary>
    </section>
  )
}
