import { describe, expect, it } from '@jest/globals'
import { nbiaDate } from '#api/connectors/nbia/dates.js'
import { rowOf } from '#api/connectors/nbia/rows.js'

describe('a row of NBIA', () => {
  it('has the same names however they are spelt, and no others', () => {
    const wanted = { PatientID: 'P1', ImageCount: '7', DateReleased: '10-21-2020' }
    expect(rowOf({ PatientID: 'P1', ImageCount: 7, DateReleased: '10-21-2020', PatientName: 'x' })).toEqual(wanted)
    expect(rowOf({ 'Patient ID': ' P1 ', 'Image Count': '7', 'Date Released': '10-21-2020' })).toEqual(wanted)
    expect(rowOf({ patientId: 'P1', numberOfImages: 7, releasedDate: '10-21-2020' })).toEqual(wanted)
    expect(rowOf({ PatientID: '', ImageCount: null })).toEqual({})
  })
})

describe('a date of NBIA', () => {
  it.each([
    ['2020-10-21 00:00:00.0', '2020-10-21'],
    ['10-21-2020', '2020-10-21'],
    ['21/10/2020', '2020-10-21'],
    ['21-10-2020', null],
    ['2020-13-01', null],
    ['soon', null],
  ])('%s is %s', (written, day) => {
    expect(nbiaDate(written).value).toBe(day)
  })
})
