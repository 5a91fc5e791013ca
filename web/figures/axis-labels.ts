/**
 * A Vega expression that gives each tick the words chosen for it here, so that numbers and dates on an axis read as in
 * the text around the figure.
 */
export function labelExpression(
  labels: readonly (readonly [tick: number, label: string | readonly string[]])[],
): string {
  return `${JSON.stringify(Object.fromEntries(labels))}[datum.value] || ''`
}

/** About how wide a text is in the figure font; a figure is laid out before there is a font to measure. */
export function textWidth(text: string, size = 12): number {
  return text.length * size * 0.52
}
