import { describe, expect, it } from '@jest/globals'
import type { z } from 'zod'
import { exportRequest } from '#analytics/contract/operations.js'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { parseParameters } from '#api/http/parameters.js'
import { runsParameters } from '#api/runs/runs-parameters.js'

function refusal(body: unknown, schema: z.ZodType = exportRequest): readonly string[] {
  try {
    parseParameters(schema, body)
    return []
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error
    return error.errors.map(({ field, message }) => `${field}: ${message}`)
  }
}

describe('the body of a request for an export', () => {
  it.each([
    [{ force: 'yes' }, ['force: expected true or false, got "yes"']],
    [{ source: 5 }, ['source: expected a text, got 5']],
    [{ source: null }, ['source: expected a text, got null']],
    [{ source: ['a', 'b'] }, ['source: may be given once']],
    [{ source: 'demo', force: true }, []],
    [undefined, []],
    [null, ['body: expected a JSON object such as {"name": "value"}']],
    [[], ['body: expected a JSON object such as {"name": "value"}']],
  ])('%j is refused by %j', (body, told) => {
    expect(refusal(body)).toEqual(told)
  })
})

describe('a list of runs', () => {
  it('begins before a run that is named by its id', () => {
    expect(refusal({ before: 'x' }, runsParameters)).toEqual([
      'before: expected the id of a run, such as 20261124T124705Z-a1b2c3',
    ])
    expect(refusal({ before: '20261124T124705Z-a1b2c3' }, runsParameters)).toEqual([])
  })
})
