/** A group is brought forward, or put back if it was. */
export function toggled(highlight: readonly string[], group: string): readonly string[] {
  return highlight.includes(group) ? highlight.filter((other) => other !== group) : [...highlight, group]
}
