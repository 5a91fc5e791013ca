import { z } from 'zod'

const parameter = z.object({
  name: z.string(),
  in: z.enum(['query', 'path']),
  required: z.boolean().default(false),
  schema: z.object({ type: z.string().optional() }).default({}),
})
const operation = z.object({ parameters: z.array(parameter).default([]), requestBody: z.unknown().optional() })
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) })

export type Parameter = Readonly<z.infer<typeof parameter>>

/** One method at one path, as a server describes it. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly hasBody: boolean
}

/** What a running server says that it can be asked. */
export async function described(url: string): Promise<readonly Operation[]> {
  const { paths } = document.parse(await (await fetch(`${url}/api/openapi.json`)).json())
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
      ...{ method: method.toUpperCase(), path, parameters },
      hasBody: requestBody !== undefined,
    })),
  )
}

const catalogue = z.object({
  measures: z.array(z.object({ id: z.string() })),
  dimensions: z.array(z.object({ id: z.string(), values: z.array(z.unknown()).optional() })),
})

/** Words that mean something to a running server, besides those in its description. */
export async function wordsOf(url: string): Promise<{ readonly measures: string[]; readonly dimensions: string[] }> {
  const { measures, dimensions } = catalogue.parse(await (await fetch(`${url}/api/v1/catalogue`)).json())
  return { measures: measures.map(({ id }) => id), dimensions: dimensions.map(({ id }) => id) }
}
