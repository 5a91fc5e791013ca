import type { Node } from './node.js'
import type { Random } from './random.js'

/** One thing that goes wrong with a node, how often, and what the record looks like then. */
export interface Dirt {
  readonly what: string
  readonly share: number
  readonly soil: (node: Node, random: Random) => Node
}
