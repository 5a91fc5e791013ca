/** A link to a parent node, as sheepdog exports it. */
export interface Link {
  readonly submitter_id: string
}

/** A series of a study, as peregrine nests it below `imaging_study`: `number_of_instances` is its count of images. */
export interface SeriesFile {
  readonly number_of_instances: number | string | null
}

/** A property of a node. Where a commons has no value, sheepdog exports null. */
export type NodeValue =
  | string
  | number
  | boolean
  | null
  | Link
  | { readonly name: string }
  | readonly string[]
  | readonly Link[]
  | readonly SeriesFile[]

/**
 * A Gen3 node record: `type` names the node, the other properties are those of the MIDRC data dictionary 1.3.9.
 * Dirt puts texts where the dictionary wants a number.
 */
export interface Node {
  readonly type: string
  readonly [property: string]: NodeValue
}

/** A property as text: empty where it has none, or is no single value. */
export const written = (value: NodeValue | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value)
