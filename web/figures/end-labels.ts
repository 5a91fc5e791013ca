/**
 * Move labels apart along one axis so that each keeps `gap` to its neighbours and stays within [low, high], each as
 * near to where it wants to be as order allows. Labels keep their order of positions.
 *
 * Pool adjacent violators: labels that would touch become a block centred on the mean of their wishes.
 *
 * @example spread([10, 12, 80], 14, 0, 100) // [4, 18, 80]
 */
export function spread(wishes: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0))
  const blocks: Block[] = []
  for (const index of order) {
    blocks.push(blockOf([index], wishes, gap, low, high))
    mergeTouching(blocks, wishes, gap, low, high)
  }
  const places = wishes.slice()
  for (const { members, start } of blocks) {
    members.forEach((index, rank) => {
      places[index] = start + rank * gap
    })
  }
  return places
}

interface Block {
  readonly members: readonly number[]
  readonly start: number
  readonly end: number
}

function blockOf(members: readonly number[], wishes: readonly number[], gap: number, low: number, high: number): Block {
  const mean = members.reduce((sum, index) => sum + (wishes[index] ?? 0), 0) / members.length
  const length = (members.length - 1) * gap
  const start = Math.max(low, Math.min(high - length, mean - length / 2))
  return { members, start, end: start + length }
}

function mergeTouching(blocks: Block[], wishes: readonly number[], gap: number, low: number, high: number): void {
  for (;;) {
    const last = blocks.at(-1)
    const before = blocks.at(-2)
    if (last === undefined || before === undefined || last.start - before.end >= gap) return
    blocks.splice(-2, 2, blockOf([...before.members, ...last.members], wishes, gap, low, high))
  }
}
