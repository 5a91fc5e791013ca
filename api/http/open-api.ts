import type { OpenAPIObject } from '@nestjs/swagger'
import { z } from 'zod'
import { catalogueAnswer, snapshotsAnswer } from '#analytics/contract/catalogue.js'
import { catalogueParameters } from '#analytics/question/catalogue-parameters.js'
import { comparison } from '#analytics/contract/compare.js'
import { exportsAnswer } from '#analytics/contract/operations.js'
import { compareParameters } from '#analytics/question/compare-parameters.js'
import { runsParameters } from '#api/runs/runs-parameters.js'
import { problem } from '#analytics/contract/problem.js'
import { tableQuestions } from '#api/questions/table-questions.js'
import { formats, mediaType } from './format.js'
import { forEverybody, forOperators, identityPaths, identitySchemas, securitySchemes } from './open-api-identity.js'
import { operationPaths, operationSchemas, startExport } from './open-api-operations.js'

type Paths = OpenAPIObject['paths']
type PathItem = Paths[string]
type Operation = NonNullable<PathItem['get']>
type Parameter = NonNullable<Operation['parameters']>[number]
type Responses = Operation['responses']

interface Described {
  readonly summary: string
  readonly parameters?: z.ZodObject
  readonly answer: string
  readonly isTable?: boolean
  /** Answered also before anything is published. */
  readonly isOfRuns?: boolean
}

const exportsPath = '/api/v1/exports'

/** Every question, as it is described to clients. The schemas are those that parse and type them. */
const questions: Readonly<Record<string, Described>> = {
  ...Object.fromEntries(
    Object.entries(tableQuestions).map(([path, { summary, parameters, answers }]) => [
      `/api/v1/${path}`,
      { summary, parameters, answer: answers.name, isTable: true },
    ]),
  ),
  '/api/v1/catalogue': {
    summary: 'Measures, dimensions with their values, clocks and grains; the caller’s role and rules',
    parameters: catalogueParameters,
    answer: 'CatalogueAnswer',
  },
  '/api/v1/snapshots/compare': {
    summary:
      'What changed between two snapshots: records by project, site, modality and month, and which numbers moved',
    parameters: compareParameters,
    answer: 'Comparison',
  },
  [exportsPath]: {
    summary: 'The sources, and the runs, newest first',
    parameters: runsParameters,
    answer: 'ExportsAnswer',
    isOfRuns: true,
  },
  '/api/v1/snapshots': { summary: 'The snapshots that are kept, newest first', answer: 'SnapshotsAnswer' },
}

const health: Paths = {
  '/health/live': {
    get: { summary: 'The process answers', tags: ['health'], responses: { 200: { description: 'live' } } },
  },
  '/health/ready': {
    get: {
      summary: 'There is a snapshot to ask',
      tags: ['health'],
      responses: { 200: { description: 'ready' }, 503: { description: 'nothing has been published yet' } },
    },
  },
}

/** The OpenAPI 3.1 description, made from the contract and the catalogue. */
export function openApiDocument(): OpenAPIObject {
  const paths = Object.fromEntries(Object.entries(questions).map(([path, each]) => [path, { get: operation(each) }]))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Topogram',
      version: '1',
      description:
        'Epidemiology analytics over the metadata of a medical-imaging repository. Counts are contributions, not incidence.',
    },
    paths: {
      ...{ ...paths, ...health, ...identityPaths },
      ...forOperators({ ...operationPaths, [exportsPath]: { ...paths[exportsPath], ...startExport } }),
    },
    security: forEverybody,
    components: {
      securitySchemes,
      schemas: {
        ...Object.fromEntries(
          Object.values(tableQuestions).map(({ answers }) => [answers.name, schema(answers.schema)]),
        ),
        CatalogueAnswer: schema(catalogueAnswer),
        SnapshotsAnswer: schema(snapshotsAnswer),
        Comparison: schema(comparison),
        ExportsAnswer: schema(exportsAnswer),
        Problem: schema(problem),
        ...Object.fromEntries(
          Object.entries({ ...operationSchemas, ...identitySchemas }).map(([name, of]) => [name, schema(of)]),
        ),
      },
    },
  }
}

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string]

/** zod writes JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
function schema(of: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io: 'input', unrepresentable: 'any' })
  return JSON.parse(JSON.stringify(rest)) as Schema
}

function operation({ summary, parameters, answer, isTable = false, isOfRuns = false }: Described): Operation {
  return {
    summary,
    tags: [isOfRuns ? 'operations' : 'questions'],
    parameters: parameters === undefined ? [] : queryParameters(parameters),
    responses: isOfRuns ? ofRuns(answer) : responses(answer, isTable),
  }
}

function queryParameters(parameters: z.ZodObject): Parameter[] {
  const shape: Readonly<Record<string, z.ZodType>> = parameters.shape
  return Object.entries(shape).map(([name, of]) => {
    const isRequired = !z.object({ it: of }).safeParse({}).success
    const isRepeatable = z.safeParse(of, ['x']).success
    return {
      name,
      in: 'query',
      required: isRequired,
      description: of.description ?? '',
      schema: isRepeatable ? { type: 'array', items: { type: 'string' } } : { type: 'string' },
      ...(isRepeatable ? { style: 'form', explode: true } : {}),
    } satisfies Parameter
  })
}

const problems = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

function ofRuns(answer: string): Responses {
  const content = { [mediaType.json]: { schema: { $ref: `#/components/schemas/${answer}` } } }
  return {
    200: { description: 'The answer', content },
    400: { description: 'The question cannot be answered as asked', content: problems },
  }
}

function responses(answer: string, isTable: boolean): Responses {
  const reference = { schema: { $ref: `#/components/schemas/${answer}` } }
  const asTable = { schema: { type: 'string', format: 'binary' } } as const
  const kinds = isTable ? formats : (['json'] as const)
  const content = Object.fromEntries(kinds.map((kind) => [mediaType[kind], kind === 'json' ? reference : asTable]))
  return {
    200: { description: 'The answer', headers: { ETag: { schema: { type: 'string' } } }, content },
    304: { description: 'The client has this answer already' },
    400: { description: 'The question cannot be answered as asked', content: problems },
    503: { description: 'Nothing has been published yet', content: problems },
  }
}
