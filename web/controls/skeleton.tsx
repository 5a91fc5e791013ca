import { words } from '../words/words.js'
import styles from './skeleton.module.css'

interface Props {
  /** In pixels, as high as what comes. */
  readonly height: number
}

/** The place of something that is on its way, in the shape it will have. */
export function Skeleton({ height }: Props) {
  return <div className={styles.block} style={{ height }} aria-hidden="true" />
}

/** A figure on its way: its sentence, its line of facts, its plot. */
export function FigureSkeleton({ height }: Props) {
  return (
    <div className={styles.figure} role="status">
      <span className="visually-hidden">{words.states.loading}</span>
      <div className={styles.sentence} />
      <div className={styles.facts} />
      <div className={styles.block} style={{ height }} />
    </div>
  )
}

/** A screen whose code is on its way: its name is there before it. */
export function ScreenSkeleton({ name }: { readonly name: string }) {
  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">{name}</h1>
      <Skeleton height={40} />
      <FigureSkeleton height={380} />
    </div>
  )
}
