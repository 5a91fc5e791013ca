import { describe, expect, it } from '@jest/globals'
import { exportRequest } from '#analytics/contract/operations.js'
import { BadQuestion } from '#analytics/question/bad-question.js'
import { parseParameters } from '#api/http/parameters.js'

function refusal(body: unknown): readonly string[] {
  try {
    parseParameters(exportRequest, body)
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
  ])('%j is refused by %j', (body, told) => {
    expect(refusal(body)).toEqual(told)
  })
})
