import { useRef, useState, type KeyboardEvent, type RefCallback } from 'react'

interface Roving {
  /** The one that the tab key reaches. */
  readonly current: number
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly hold: (index: number) => RefCallback<HTMLElement | SVGElement>
}

/**
 * Many marks as one stop of the tab key: the arrow keys go from one to the next, Home and End to the first and last.
 *
 * ARIA Authoring Practices, “Managing focus within components using a roving tabindex”.
 */
export function useRoving(length: number): Roving {
  const [chosen, choose] = useState<number | null>(null)
  const elements = useRef(new Map<number, HTMLElement | SVGElement>())
  // The newest mark is the last; it is where a reader begins.
  const current = Math.min(chosen ?? length - 1, length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextOf(event.key, current, length - 1)
    if (next === null) return
    event.preventDefault()
    choose(next)
    elements.current.get(next)?.focus()
  }
  const hold =
    (index: number): RefCallback<HTMLElement | SVGElement> =>
    (element) => {
      if (element === null) elements.current.delete(index)
      else elements.current.set(index, element)
    }
  return { current, onKeyDown, hold }
}

function nextOf(key: string, current: number, last: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, current - 1)
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, current + 1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
