import type { z } from 'zod'
import type { Sheet } from '#analytics/contract/sheet.js'
import type { Role } from '#analytics/contract/trends.js'
import { policyOn } from '#analytics/disclosure/policy-on.js'
import type { Policy } from '#analytics/disclosure/policy.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { parseParameters } from '#api/http/parameters.js'
import type { OpenSnapshot, Snapshots } from '#api/snapshots/snapshots.js'

/** Who asks, and what they may see. */
export interface Caller {
  readonly role: Role
  readonly policy: Policy
  /** Whom patients can be compared with here: those of the program, then those of the configuration. */
  readonly references: readonly ReferencePopulation[]
}

/** An answer, and the same as a table for those who take it away. */
export interface TableAnswer {
  readonly answer: unknown
  readonly sheet: () => Sheet
  /** Without an ending. */
  readonly fileName: string
}

/** A question whose answer is a table, too: in JSON, CSV or Parquet, over HTTP and from a shell alike. */
export interface TableQuestion {
  readonly summary: string
  readonly parameters: z.ZodObject
  /** The answer's name and form in the description of the API. */
  readonly answers: { readonly name: string; readonly schema: z.ZodType }
  /** @throws BadQuestion naming each field that is wrong; NoSnapshot, UnknownSnapshot */
  readonly ask: (query: unknown, shelf: Snapshots, caller: Caller) => Promise<TableAnswer>
}

interface Parts<Parameters, Question, Answer> {
  readonly summary: string
  readonly parameters: z.ZodObject & z.ZodType<Parameters>
  readonly answers: { readonly name: string; readonly schema: z.ZodType<Answer> }
  /** @throws BadQuestion */
  readonly parse: (parameters: Parameters, caller: Caller) => Question
  readonly ask: (open: OpenSnapshot, question: Question, caller: Caller) => Promise<Answer>
  readonly sheet: (answer: Answer) => Sheet
  readonly fileName: (answer: Answer) => string
  /** Measures that every answer tells, whatever the question names. */
  readonly tells?: readonly string[]
}

/** What of a question decides which policy it is answered by. */
interface Naming {
  readonly measure?: string
  readonly by: readonly string[]
  readonly where: readonly { readonly dimension: string }[]
}

/** A question from its parts: judged before a snapshot is opened, then answered from that one snapshot. */
export function tableQuestion<Parameters, Question extends Naming & { readonly asOf: string | null }, Answer>(
  parts: Parts<Parameters, Question, Answer>,
): TableQuestion {
  const { summary, parameters, answers, parse, ask, sheet, fileName, tells = [] } = parts
  return {
    ...{ summary, parameters, answers },
    ask: async (query, shelf, caller) => {
      const question = parse(parseParameters(parameters, query), caller)
      const policy = policyOn(caller.policy, [...tells, ...namesOf(question)])
      const answer = await shelf.ask(question.asOf, (open) => ask(open, question, { ...caller, policy }))
      return { answer, sheet: () => sheet(answer), fileName: fileName(answer) }
    },
  }
}

const namesOf = ({ measure, by, where }: Naming): readonly string[] => [
  ...(measure === undefined ? [] : [measure]),
  ...by,
  ...where.map(({ dimension }) => dimension),
]
