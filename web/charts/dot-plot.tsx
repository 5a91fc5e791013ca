import { ErrorBar, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from 'recharts'
import { figureTheme } from '../style/figure-theme.js'
import { useThemeMode } from '../style/theme-mode.js'

export interface DotPoint {
  readonly value: number
  readonly lower: number
  readonly upper: number
  readonly colour: string
  readonly isBack: boolean
}

interface Props {
  /** One for each row from the top; null where there is no number. */
  readonly points: readonly (DotPoint | null)[]
  readonly rowHeight: number
}

/** Dots with whiskers beside the rows of a list, which carries the names and numbers for everybody. */
export default function DotPlot({ points, rowHeight }: Props) {
  const theme = figureTheme(useThemeMode())
  const dots = points.flatMap((point, row) => (point === null ? [] : [dotOf(point, row)]))
  const most = Math.max(...dots.map(({ upper }) => upper), 0)
  return (
    <div aria-hidden="true" style={{ height: points.length * rowHeight }}>
      <ResponsiveContainer>
        <ScatterChart margin={{ top: 0, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <XAxis type="number" dataKey="value" domain={[0, most || 1]} hide />
          <YAxis type="number" dataKey="row" domain={[-0.5, points.length - 0.5]} reversed hide />
          <Scatter
            data={dots}
            isAnimationActive={false}
            shape={({ cx, cy, index }) => <circle cx={cx} cy={cy} r={5} fill={fillOf(dots[index], theme.muted)} />}
          >
            <ErrorBar dataKey="whisker" direction="x" width={0} strokeWidth={2} stroke={theme.inkFaint} opacity={0.5} />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  )
}

const dotOf = (point: DotPoint, row: number) => ({
  ...point,
  row,
  whisker: [point.value - point.lower, point.upper - point.value],
})

const fillOf = (dot: DotPoint | undefined, muted: string): string =>
  dot === undefined || dot.isBack ? muted : dot.colour
