import { z } from 'zod'

/** `/snapshots` takes no parameters. */
export const snapshotsParameters = z.strictObject({})

export type SnapshotsParameters = z.infer<typeof snapshotsParameters>
