import { Line, LineChart, ResponsiveContainer, YAxis } from 'recharts'
import { figureTheme } from '../style/figure-theme.js'
import { useThemeMode } from '../style/theme-mode.js'

interface SparkPoint {
  readonly label: string
  /** null leaves a gap. */
  readonly value: number | null
  readonly provisional: boolean
}

interface Props {
  readonly points: readonly SparkPoint[]
  readonly label: string
}

/** A line at a glance, from zero, its last point marked: hollow while its period is still filling. */
export default function Sparkline({ points, label }: Props) {
  const theme = figureTheme(useThemeMode())
  const last = points.findLastIndex(({ value }) => value !== null)
  return (
    <div role="img" aria-label={label} style={{ height: '100%' }}>
      <ResponsiveContainer>
        <LineChart data={[...points]} margin={{ top: 6, right: 6, bottom: 5, left: 2 }} accessibilityLayer={false}>
          <YAxis hide domain={[0, 'dataMax']} />
          <Line
            dataKey="value"
            type="linear"
            stroke={theme.single}
            strokeWidth={1.5}
            isAnimationActive={false}
            connectNulls={false}
            dot={({ index, cx, cy }) => (
              <circle
                key={index}
                cx={cx}
                cy={cy}
                r={index === last ? 3 : 0}
                fill={points[last]?.provisional === true ? theme.ground : theme.single}
                stroke={theme.single}
              />
            )}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  )
}
