import { dayTicks, type Span } from '../figures/run-lanes.js'
import type { TimelineLayout } from '../figures/timeline-layout.js'
import { localDay } from '../format/local.js'
import styles from './runs-timeline.module.css'

interface Props {
  readonly span: Span
  readonly layout: TimelineLayout
  readonly width: number
}

const halfName = 22

/** The days, and the lanes with their names. Hidden from those who hear the marks, each of which says its source and date. */
export function RunsTimelineGrid({ span, layout: { lanes, room, dayY }, width }: Props) {
  return (
    <g aria-hidden="true">
      {dayTicks(span, room).map(({ x, at }) => (
        <g key={at.getTime()}>
          <line x1={x} x2={x} y1="0" y2={dayY - 14} className={styles.day} />
          <text
            x={Math.min(Math.max(x, halfName), width - halfName)}
            y={dayY}
            textAnchor="middle"
            className={styles.dayName}
          >
            {localDay(at)}
          </text>
        </g>
      ))}
      {lanes.map(({ name, y, nameY }) => (
        <g key={name}>
          <line x1={room.left - 8} x2={width} y1={y} y2={y} className={styles.lane} />
          <text x="0" y={nameY} className={styles.laneName}>
            {name}
          </text>
        </g>
      ))}
    </g>
  )
}
