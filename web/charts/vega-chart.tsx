import { useEffect, useRef, useState } from 'react'
import type { Item, View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { chartTooltip } from './chart-tooltip.js'
import { mountFigure } from './vega-view.js'
import styles from './vega-chart.module.css'

/** The figure as files. */
export interface ChartImages {
  readonly svg: () => Promise<Blob>
  readonly png: () => Promise<Blob>
}

interface Props {
  readonly spec: TopLevelSpec
  /** The same with its title and source, for files that leave the page. */
  readonly fileSpec: TopLevelSpec
  /** What the figure says, for those who do not see it. */
  readonly label: string
  readonly height: number
  readonly onImages?: (images: ChartImages | null) => void
  /** A mark of a group was clicked. */
  readonly onPick?: (group: string) => void
}

/** Draws a figure. The one before stays until the next is ready, so that nothing flickers. */
export function VegaChart({ spec, fileSpec, label, height, onImages, onPick }: Props) {
  const [failure, setFailure] = useState<Error | null>(null)
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
    mountFigure(spec, layer, chartTooltip(note)).then(
      (view) => {
        if (!isWanted) return void view.finalize()
        drawn = view
        view.addEventListener('click', (_event, item) => pickGroup(item, pick.current))
        board.replaceChildren(layer)
      },
      (reason: unknown) => setFailure(reason instanceof Error ? reason : new Error(String(reason))),
    )
    return () => {
      isWanted = false
      note.hidden = true
      // The drawing itself stays on the board; only its listeners end.
      drawn?.finalize()
    }
  }, [spec])

  useEffect(() => {
    onImages?.(imagesOf(fileSpec))
    return () => onImages?.(null)
  }, [fileSpec, onImages])

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

function imagesOf(spec: TopLevelSpec): ChartImages {
  const drawn = async <File,>(take: (view: View) => Promise<File>): Promise<File> => {
    const view = await mountFigure(spec, document.createElement('div'), () => undefined)
    return await take(view).finally(() => view.finalize())
  }
  return {
    svg: () => drawn(async (view) => new Blob([await view.toSVG()], { type: 'image/svg+xml' })),
    png: () => drawn(async (view) => await pngOf(await view.toCanvas(pngScale))),
  }
}

function pngOf(canvas: unknown): Promise<Blob> {
  if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('this browser gave no canvas to draw the PNG on')
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the browser could not make a PNG of this size'))
      else resolve(blob)
    }, 'image/png')
  })
}
