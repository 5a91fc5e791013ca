import type { TooltipHandler } from 'vega'

/** Where a tooltip is written: the element exists once per chart and follows the pointer. */
export function chartTooltip(element: HTMLElement): TooltipHandler {
  return (_handler, event, _item, value: unknown) => {
    const lines = typeof value === 'object' && value !== null ? Object.values(value) : []
    if (lines.length === 0) {
      element.hidden = true
      return
    }
    element.replaceChildren(...lines.filter((line) => line !== '').map(paragraph))
    element.hidden = false
    placeBeside(element, event)
  }
}

function paragraph(text: unknown): HTMLElement {
  const line = document.createElement('p')
  line.textContent = String(text)
  return line
}

const distance = 14

function placeBeside(element: HTMLElement, event: MouseEvent): void {
  const frame = element.parentElement?.getBoundingClientRect()
  if (frame === undefined) return
  const x = event.clientX - frame.left
  const fitsRight = x + distance + element.offsetWidth <= frame.width
  const left = fitsRight ? x + distance : Math.max(0, x - distance - element.offsetWidth)
  element.style.left = `${left}px`
  element.style.top = `${event.clientY - frame.top + distance}px`
}
