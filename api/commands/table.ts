/** Rows as text columns, numbers to the right, for a terminal. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const text = (cell: string | number): string => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell)
  const widths = headings.map((heading, i) => Math.max(heading.length, ...rows.map((row) => text(row[i] ?? '').length)))
  const line = (cells: readonly string[], isRight: (i: number) => boolean): string =>
    cells
      .map((cell, i) => (isRight(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  const isNumeric = (i: number): boolean => rows.length > 0 && rows.every((row) => typeof row[i] === 'number')
  return [line(headings, isNumeric), ...rows.map((row) => line(row.map(text), isNumeric))].join('\n')
}
