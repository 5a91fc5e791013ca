import { useLayoutEffect, useState, type RefObject } from 'react'

/** The width of an element in whole pixels, as it changes; null before it is known. A hidden element keeps its last. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const node = element.current
    if (node === null) return
    const measure = (): void => {
      const measured = Math.floor(node.getBoundingClientRect().width)
      if (measured > 0) setWidth(measured)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [element])
  return width
}
