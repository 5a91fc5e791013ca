/** Free text must not fill the memory: spellings beyond these are read anew each time. */
const usualMost = 5_000

/** A reader that remembers: sources have few spellings for many records, and reading one costs more than finding it. */
export function remembered<T extends object | boolean>(
  read: (text: string) => T,
  most = usualMost,
): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = read(text)
    if (known.size < most) known.set(text, found)
    return found
  }
}
