import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { roles } from '#analytics/contract/trends.js'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { statementTexts } from '#api/duckdb/database.js'
import { tableQuestions } from '#api/questions/table-questions.js'
import { mark, sqlPayloads } from '../fuzz/payloads.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, study, toldConnector } from '../support/told-connector.js'

const texts: string[] = []
const listen = (text: unknown) => texts.push(String(text))

let asked: Asked
beforeAll(async () => {
  const home = temporaryHome()
  const people = Array.from({ length: 60 }, (_, i) => patient(`P${i}`, { site: `it's "${mark}"`, project: 'A' }))
  await exportInto(home, [toldConnector([...people, study('S1', 'P1')])])
  asked = new Asked(home)
  subscribe(statementTexts, listen)
})
afterAll(async () => {
  unsubscribe(statementTexts, listen)
  await asked.close()
  removeTemporaryHomes()
})

/** Mostly those whose values nobody has listed, so that any text is one. */
const dimensions = ['site', 'site', 'site', 'project', 'project', 'project', 'patientCountry', 'sex', 'nothing']
const series = 'measure=patients&grain=month&from=2020-01-01&to=2023-01-01'
const needed: Readonly<Record<string, string>> = {
  ...{ 'outcomes/curves': 'event=died', 'outcomes/standardised': 'measure=icuAdmitted', quality: '' },
  ...{ representation: 'attribute=sex', change: series, aberrations: series, delay: 'grain=month' },
}
const questions = fc.record({
  name: fc.constantFrom(...Object.keys(tableQuestions)),
  role: fc.constantFrom(...roles),
  where: fc.array(fc.tuple(fc.constantFrom(...dimensions), fc.constantFrom(...sqlPayloads)), {
    minLength: 1,
    maxLength: 2,
  }),
  other: fc.option(fc.tuple(fc.constantFrom('by', 'asOf', 'clock', 'from', 'field'), fc.constantFrom(...sqlPayloads)), {
    freq: 2,
  }),
})

describe('a text that would be a statement', () => {
  it('is a value to every question, and stands in no statement', async () => {
    let answered = 0
    await fc.assert(
      fc.asyncProperty(questions, async ({ name, role, where, other }) => {
        const query = new URLSearchParams(needed[name] ?? 'measure=patients')
        for (const [dimension, text] of where) query.append('where', `${dimension}:${text}`)
        if (other !== null) query.set(...other)
        const isAnswered = await asked.table(name, query.toString(), role).then(
          () => true,
          (error: unknown) => {
            if (error instanceof BadQuestion || (error instanceof Error && error.name === 'UnknownSnapshot'))
              return false
            throw error
          },
        )
        if (isAnswered) answered += 1
      }),
      { numRuns: 400, seed: 20_261_124 },
    )
    expect(answered).toBeGreaterThan(40)
    expect(texts.length).toBeGreaterThan(200)
    expect(texts.filter((text) => text.includes(mark))).toEqual([])
  })

  it('selects whom it names, and nobody else', async () => {
    const site = encodeURIComponent(`site:it's "${mark}"`)
    const { total } = await asked.trends(`measure=patients&where=${site}`)
    expect(total.cells[0]?.cell).toMatchObject({ status: 'shown', value: 60 })
    const other = await asked.trends(`measure=patients&where=${encodeURIComponent("site:' OR '1'='1")}`)
    expect(other.total.cells[0]?.cell).toMatchObject({ status: 'shown', value: 0 })
  })
})
