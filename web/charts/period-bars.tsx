import { Bar, BarChart, ResponsiveContainer, YAxis } from 'recharts'
import { figureTheme } from '../style/figure-theme.js'
import { useThemeMode } from '../style/theme-mode.js'

interface Props {
  readonly values: readonly (number | null)[]
  /** The chosen part, half-open, as indices. */
  readonly start: number
  readonly end: number
}

/** One bar a period, the chosen ones in colour. */
export default function PeriodBars({ values, start, end }: Props) {
  const theme = figureTheme(useThemeMode())
  return (
    <div aria-hidden="true" style={{ height: '100%', pointerEvents: 'none' }}>
      <ResponsiveContainer>
        <BarChart
          data={values.map((value, index) => {
            const isChosen = index >= start && index < end
            return { chosen: isChosen ? (value ?? 0) : 0, other: isChosen ? 0 : (value ?? 0) }
          })}
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          barCategoryGap={values.length > 120 ? 0 : '12%'}
          accessibilityLayer={false}
        >
          <YAxis hide domain={[0, 'dataMax']} />
          <Bar dataKey="chosen" stackId="all" fill={theme.single} isAnimationActive={false} />
          <Bar dataKey="other" stackId="all" fill={theme.muted} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
