import type { Room } from './run-lanes.js'

export interface TimelineLayout {
  readonly lanes: readonly { readonly name: string; readonly y: number; readonly nameY: number }[]
  readonly room: Room
  /** Where the names of the days stand. */
  readonly dayY: number
  readonly height: number
}

const half = 12
const axis = 24
/** From this width on the names of the lanes stand before them, else above. */
const roomy = 640
const letter = 7.2
const mostName = 180

/** Where the lanes of a timeline lie. */
export function timelineLayout(names: readonly string[], width: number): TimelineLayout {
  const isRoomy = width >= roomy
  const left = isRoomy ? Math.min(mostName, Math.max(...names.map(({ length }) => length), 0) * letter + half) : 0
  const step = isRoomy ? 32 : 46
  const lanes = names.map((name, index) => {
    const y = index * step + (isRoomy ? 16 : 32)
    return { name, y, nameY: isRoomy ? y + 4 : y - 15 }
  })
  const height = names.length * step + axis
  return { lanes, room: { left: left + half, right: width - half }, dayY: height - 6, height }
}
