import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const tolerance = z.object({ absolute: z.number().default(0), relative: z.number().default(0) })

export type Tolerance = z.output<typeof tolerance>

const oracleFile = z.object({
  method: z.string(),
  source: z.unknown(),
  tolerance,
  notes: z.array(z.string()).default([]),
  cases: z.array(z.object({ id: z.union([z.string(), z.number()]), input: z.unknown(), expected: z.unknown() })).min(1),
})

/** Inputs of one method and what independent software makes of them. */
export type OracleFile = z.output<typeof oracleFile> & { readonly name: string }

/** @throws where a file does not have the form of an oracle, naming it */
export function readOracles(folder: string): OracleFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const parsed = oracleFile.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (!parsed.success) throw new Error(`${name} is no oracle file: ${z.prettifyError(parsed.error)}`)
      return { ...parsed.data, name }
    })
}
