import type { OpenAPIObject } from '@nestjs/swagger'
import type { z } from 'zod'
import { exportAccepted, exportRequest, runAnswer, runProgress, sourceState } from '#analytics/contract/operations.js'

type Paths = OpenAPIObject['paths']
type Operation = NonNullable<Paths[string]['get']>
type Responses = Operation['responses']

/** What operators send and get, by the names under which the description has them. */
export const operationSchemas: Readonly<Record<string, z.ZodType>> = {
  ...{ RunAnswer: runAnswer, RunProgress: runProgress, SourceState: sourceState },
  ...{ ExportRequest: exportRequest, ExportAccepted: exportAccepted },
}

const reference = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } })
const json = (name: string) => ({ 'application/json': reference(name) })
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': reference('Problem') },
})
const unknown = (what: string) => ({ 404: refusal(`No such ${what}`) })
const foreign = { 403: refusal('Asked by a page of another site') }

const named = (name: string, description: string) => ({
  ...{ name, in: 'path' as const, required: true, description, schema: { type: 'string' as const } },
})
const run = named('id', 'The id of a run.')
const source = named('name', 'The name of a source in the configuration.')

const operation = (summary: string, parameters: NonNullable<Operation['parameters']>, responses: Responses) => ({
  ...{ summary, tags: ['operations'], parameters, responses },
})

const paused = (summary: string) =>
  operation(summary, [source], {
    200: { description: 'The source as it is now', content: json('SourceState') },
    ...foreign,
    ...unknown('source'),
  })

const start: Operation = {
  ...operation('Start an export', [], {
    202: { description: 'It has begun', content: json('ExportAccepted') },
    400: refusal('The request is not as expected'),
    ...foreign,
    ...unknown('source'),
    409: refusal('Another export is running'),
    500: refusal('It did not begin'),
  }),
  requestBody: { content: json('ExportRequest') },
}

/** What operators do and see besides the list of runs: one run, a new one, its end, and the schedules of sources. */
export const operationPaths: Paths = {
  '/api/v1/exports/{id}': {
    get: operation('A run: what it read, found and changed', [run], {
      200: { description: 'The run', content: json('RunAnswer') },
      ...unknown('run'),
    }),
  },
  '/api/v1/exports/{id}/events': {
    get: operation('How far a run is, until it ends: events `progress`, and one `end`', [run], {
      200: { description: 'Server-sent events', content: { 'text/event-stream': reference('RunProgress') } },
      ...unknown('run'),
    }),
  },
  '/api/v1/exports/{id}/stop': {
    post: operation('Stop a run where it can be resumed', [run], {
      202: { description: 'It was told to stop' },
      ...foreign,
      ...unknown('run'),
      409: refusal('It has ended, or another process runs it'),
    }),
  },
  '/api/v1/sources/{name}/pause': { post: paused('Begin no scheduled export of a source') },
  '/api/v1/sources/{name}/resume': { post: paused('Begin its scheduled exports again') },
}

/** Beside the list of runs, at the same address. */
export const startExport: Paths[string] = { post: start }
