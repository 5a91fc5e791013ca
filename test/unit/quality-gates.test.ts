import { describe, expect, it } from '@jest/globals'
import { gates } from '#analytics/quality/gates.js'

const policy = { maxRejectedShare: 0.2, minRemainingShare: 0.5, force: false }
const volumes = { patients: 100, previousPatients: 100, records: 1000, rejected: 0 }

describe('the gates before publication', () => {
  it('let a usual draft pass', () => {
    expect(gates(volumes, policy)).toEqual([])
  })

  it('stop a draft without patients, however few there were before', () => {
    expect(gates({ ...volumes, patients: 0 }, { ...policy, force: true })).toEqual(['the sources yielded no patient'])
  })

  it('let exactly the allowed share of rejected records pass, and stop one more', () => {
    expect(gates({ ...volumes, rejected: 200 }, policy)).toEqual([])
    expect(gates({ ...volumes, rejected: 201 }, policy)).toEqual([
      '201 of 1,000 records were rejected: 20.1 %, more than the 20.0 % of exports.maxRejectedShare',
    ])
  })

  it('write numbers of patients as a person reads them', () => {
    const [told] = gates({ ...volumes, patients: 2000, previousPatients: 10_723 }, policy)
    expect(told).toMatch(/^2,000 patients, fewer than 50\.0 % of the 10,723 in the current snapshot/)
  })

  it('stop a draft with fewer than half of the patients of before, unless somebody looked', () => {
    const collapsed = { ...volumes, patients: 49 }
    expect(gates(collapsed, policy)).toHaveLength(1)
    expect(gates({ ...volumes, patients: 50 }, policy)).toEqual([])
    expect(gates(collapsed, { ...policy, force: true })).toEqual([])
    expect(gates({ ...collapsed, previousPatients: null }, policy)).toEqual([])
  })
})
