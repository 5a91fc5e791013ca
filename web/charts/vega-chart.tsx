import { useEffect, useRef, useState } from 'react'
import type { Item, View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { chartTooltip } from './chart-tooltip.js'
import { mountFigure } from './vega-view.js'
import styles from './vega-chart.module.css'

/** The figure as files, as it is drawn now. */
export interface ChartImages {
  readonly svg: () => Promise<Blob>
  readonly png: () => Promise<Blob>
}

interface Props {
  readonly spec: TopLevelSpec
  /** What the figure says, for those who do not see it. */
  readonly label: string
  readonly height: number
  readonly onImages?: (images: ChartImages | null) => void
  /** A mark of a group was clicked. */
  readonly onPick?: (group: string) => void
}

/** Draws a figure. The one before stays until the next is ready, so that nothing flickers. */
export function VegaChart({ spec, label, height, onImages, onPick }: Props) {
  const [failure, setFailure] = useState<unknown>(null)
  const stage = useRef<HTMLDivElement>(null)
  const tooltip = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  }, [onPick])

  useEffect(() => {
    const board = stage.current
    const note = tooltip.current
    if (board === null || note === null) return
    const layer = document.createElement('div')
    let isWanted = true
    let drawn: View | null = null
    mountFigure(spec, layer, chartTooltip(note)).then((view) => {
      if (!isWanted) return void view.finalize()
      drawn = view
      view.addEventListener('click', (_event, item) => pickGroup(item, pick.current))
      board.replaceChildren(layer)
      onImages?.(imagesOf(view))
    }, setFailure)
    return () => {
      isWanted = false
      note.hidden = true
      onImages?.(null)
      // The drawing itself stays on the board; only its listeners end.
      drawn?.finalize()
    }
  }, [spec, onImages])

  if (failure !== null) throw failure
  return (
    <div className={styles.chart}>
      <div ref={stage} role="img" aria-label={label} style={{ minHeight: height }} />
      <div ref={tooltip} className={styles.tooltip} aria-hidden="true" hidden />
    </div>
  )
}

function pickGroup(item: Item | null | undefined, pick: ((group: string) => void) | undefined): void {
  const datum: unknown = item?.datum
  if (typeof datum !== 'object' || datum === null || !('group' in datum)) return
  if (typeof datum.group === 'string') pick?.(datum.group)
}

/** Twice the pixels of the screen: sharp in a slide or in print. */
const pngScale = 2

function imagesOf(view: View): ChartImages {
  return {
    svg: async () => new Blob([await view.toSVG()], { type: 'image/svg+xml' }),
    png: async () => {
      const canvas: unknown = await view.toCanvas(pngScale)
      if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('this browser gave no canvas to draw the PNG on')
      return await pngOf(canvas)
    },
  }
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the browser could not make a PNG of this size'))
      else resolve(blob)
    }, 'image/png')
  })
}
