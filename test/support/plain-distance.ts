export type Categories = Readonly<Record<string, number>>

/** √(H(M) − (H(P) + H(Q)) / 2) by Shannon's entropies: the Jensen–Shannon distance by another of its formulas. */
export function plainDistance(here: Categories, there: Categories): number {
  const values = [...new Set([...Object.keys(here), ...Object.keys(there)])]
  const [p, q] = [shares(here, values), shares(there, values)]
  const middle = p.map((each, i) => (each + (q[i] ?? 0)) / 2)
  return Math.sqrt(Math.max(0, entropy(middle) - (entropy(p) + entropy(q)) / 2))
}

function shares(counts: Categories, values: readonly string[]): readonly number[] {
  const sum = values.reduce((total, value) => total + (counts[value] ?? 0), 0)
  return values.map((value) => (counts[value] ?? 0) / sum)
}

const entropy = (parts: readonly number[]): number =>
  parts.reduce((sum, part) => (part > 0 ? sum - part * Math.log2(part) : sum), 0)
