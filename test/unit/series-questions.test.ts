import { describe, expect, it } from '@jest/globals'
import { parseAberrationQuestion } from '#analytics/question/parse-aberration-question.js'
import { parseChangeQuestion } from '#analytics/question/parse-change-question.js'

const change = (extra: object) => () => parseChangeQuestion({ measure: 'studies', grain: 'month', ...extra })
const aberrations = (extra: object) => () => parseAberrationQuestion({ measure: 'studies', grain: 'isoWeek', ...extra })

describe('a question of change', () => {
  it('has a quasi-Poisson model without joinpoints unless asked', () => {
    expect(change({})()).toMatchObject({ model: 'quasiPoisson', joinpoints: 0, confidence: 0.95 })
  })

  it.each([
    [{ measure: 'hospitalStay' }, 'measure: hospitalStay is a duration, and no count'],
    [{ grain: undefined }, 'grain: needs a time axis: give a grain such as month'],
    [{ grain: 'none' }, 'grain: needs a time axis'],
    [{ model: 'poison' }, 'model: "poison" is not one of the allowed values; did you mean "poisson"?'],
    [{ measure: 'icuAdmitted', model: 'poisson' }, 'model: poisson is for counts; the spread of a share is'],
    [{ joinpoints: '9' }, 'joinpoints: expected a whole number from 0 to 3, got "9"'],
    [{ joinpoints: '1.5' }, 'joinpoints: expected a whole number from 0 to 3, got "1.5"'],
    [{ confidence: '95' }, 'confidence: expected a number from 0.5 to 0.999, got "95"'],
    [{ by: 'planet', joinpoints: 'x' }, /by: "planet" .*; joinpoints: expected/],
  ])('%j is answered with what was expected', (extra, message) => {
    expect(change(extra)).toThrow(message)
  })
})

describe('a question of what stands out', () => {
  it('is asked of EARS C2 at 0.001 unless told, and of Farrington at 0.005', () => {
    expect(aberrations({})()).toMatchObject({ method: 'earsC2', alpha: 0.001, baseline: 7, years: 5 })
    expect(aberrations({ method: 'farrington' })()).toMatchObject({ alpha: 0.005 })
  })

  it.each([
    [{ measure: 'icuAdmitted' }, 'measure: icuAdmitted is no count'],
    [{ method: 'ears' }, 'method: "ears" is not one of the allowed values'],
    [{ method: 'farrington', grain: 'month' }, 'grain: farrington takes weeks'],
    [{ clock: 'fromIndex', grain: 'day' }, 'clock: days from the index event are no axis'],
    [{ alpha: '0' }, 'alpha: expected a number from 0.0001 to 0.1, got "0"'],
    [{ baseline: '2', years: '1' }, /baseline: expected a whole number from 3 to 52.*years: expected a whole number/],
  ])('%j is answered with what was expected', (extra, message) => {
    expect(aberrations(extra)).toThrow(message)
  })
})
