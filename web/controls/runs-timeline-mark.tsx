import type { MouseEvent, RefCallback } from 'react'
import { useLocation } from 'wouter'
import type { RunMarkPlace } from '../figures/run-lanes.js'
import { localInstant } from '../format/local.js'
import { words } from '../words/words.js'
import { RunShape } from './run-mark.js'
import styles from './runs-timeline.module.css'

const { timeline, status: statusName } = words.operations

interface Props {
  readonly mark: RunMarkPlace
  readonly y: number
  /** The tab key reaches it; the others are reached from it by the arrow keys. */
  readonly isStop: boolean
  readonly hold: RefCallback<HTMLElement | SVGElement>
}

export function RunsTimelineMark({ mark, y, isStop, hold }: Props) {
  const [, navigate] = useLocation()
  const href = `/operations/runs/${mark.run.id}`
  const follow = (event: MouseEvent): void => {
    // With one of these keys the browser opens the link elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    navigate(href)
  }
  return (
    <g transform={`translate(${mark.x},${y})`}>
      <a
        ref={hold}
        href={href}
        tabIndex={isStop ? 0 : -1}
        aria-label={nameOf(mark)}
        className={styles.mark}
        onClick={follow}
      >
        <title>{nameOf(mark)}</title>
        <circle r="12" className={styles.hit} />
        <RunShape status={mark.run.status} />
      </a>
    </g>
  )
}

function nameOf({ run, lane, more }: RunMarkPlace): string {
  const name = timeline.mark(lane, statusName[run.status], localInstant(new Date(run.startedAt)))
  return more === 0 ? name : timeline.andMore(name, more)
}
