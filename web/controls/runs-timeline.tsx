import { useMemo, useRef } from 'react'
import type { RunEntry } from '#analytics/contract/operations.js'
import { useWidth } from '../charts/use-width.js'
import { lanesOf, lastDays, runMarks } from '../figures/run-lanes.js'
import { timelineLayout } from '../figures/timeline-layout.js'
import { words } from '../words/words.js'
import { RunStatusLabel } from './run-mark.js'
import { RunsTimelineGrid } from './runs-timeline-grid.js'
import { RunsTimelineMark } from './runs-timeline-mark.js'
import { useRoving } from './use-roving.js'
import styles from './runs-timeline.module.css'

interface Props {
  readonly runs: readonly RunEntry[]
  readonly sources: readonly string[]
  readonly days: number
  readonly now: Date
}

/** Runs where they stand in time, a lane for each source, a shape and a colour for each status. */
export function RunsTimeline(props: Props) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  const statuses = [...new Set(props.runs.map(({ status }) => status))]
  return (
    <div ref={place} className={styles.timeline}>
      {width !== null && <Drawing {...props} width={width} />}
      <ul className={styles.legend}>
        {statuses.map((status) => (
          <li key={status}>
            <RunStatusLabel status={status} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Drawing({ runs, sources, days, now, width }: Props & { readonly width: number }) {
  const lanes = useMemo(() => lanesOf(runs, sources), [runs, sources])
  const span = useMemo(() => lastDays(days, now), [days, now])
  const layout = useMemo(() => timelineLayout(lanes, width), [lanes, width])
  const marks = useMemo(
    () => runMarks(runs, lanes, sources, span, layout.room),
    [runs, lanes, sources, span, layout.room],
  )
  const { current, onKeyDown, hold } = useRoving(marks.length)
  return (
    <svg
      width={width}
      height={layout.height}
      viewBox={`0 0 ${width} ${layout.height}`}
      role="group"
      aria-label={words.operations.timeline.label}
      onKeyDown={onKeyDown}
    >
      <RunsTimelineGrid span={span} layout={layout} width={width} />
      {marks.map((mark, index) => (
        <RunsTimelineMark
          key={`${mark.run.id} ${mark.lane}`}
          mark={mark}
          y={layout.lanes[lanes.indexOf(mark.lane)]?.y ?? 0}
          isStop={index === current}
          hold={hold(index)}
        />
      ))}
    </svg>
  )
}
