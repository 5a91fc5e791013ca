import { describe, expect, it } from '@jest/globals'
import { dimensionIds, dimensionOf } from '#analytics/catalogue/dimensions.js'
import { measureIds, measureOf } from '#analytics/catalogue/measures.js'
import { policyOn } from '#analytics/disclosure/policy-on.js'
import { defaultPolicies, describePolicy, policiesFor } from '#analytics/disclosure/policy.js'

describe('what a role may see', () => {
  const { manager, researcher, operator } = defaultPolicies

  it('is exact for managers where nothing but contributions is told', () => {
    expect(policyOn(manager, ['studies', 'site', 'modality'])).toEqual({ threshold: null })
    expect(policyOn(manager, ['annotated', 'contributionLag'])).toEqual({ threshold: null })
  })

  it('is what researchers see where a measure, a split or a filter tells an outcome', () => {
    for (const outcome of ['died', 'hospitalStay', 'covid19Status', 'annotationGrade']) {
      expect(policyOn(manager, ['patients', outcome])).toEqual({ threshold: 5, leastAlike: 10, isAudited: true })
    }
  })

  it('is one rule for researchers and operators, whatever is asked', () => {
    for (const asked of [['patients'], ['died']]) {
      expect(policyOn(researcher, asked)).toEqual({ threshold: 5, leastAlike: 10, isAudited: true })
      expect(policyOn(operator, asked)).toEqual({ threshold: 5, leastAlike: 10, isAudited: true })
    }
  })

  it('follows the thresholds of the installation', () => {
    const { manager, operator, public: everybody } = policiesFor({ public: 20, researcher: 8 })
    expect([everybody, operator, policyOn(manager, ['died'])].map(({ threshold }) => threshold)).toEqual([20, 8, 8])
  })

  it('is told in words', () => {
    expect(describePolicy(researcher)).toBe(
      'Counts of 1 to 4 patients are withheld, and others where they would give one back. ' +
        'So are shares of none or all of fewer than 10 patients.',
    )
    expect(describePolicy({ threshold: null })).toBe('You see exact numbers.')
    expect(describePolicy(manager)).toBe(
      'You see exact numbers of what was contributed. Where an answer tells outcomes of patients, ' +
        'counts of 1 to 4 patients are withheld, and others where they would give one back. ' +
        'So are shares of none or all of fewer than 10 patients.',
    )
  })
})

it('takes for outcomes what was established about patients and studies, and nothing else', () => {
  expect(measureIds.filter((id) => measureOf(id).tellsOutcome)).toEqual([
    ...['covid19Positive', 'hospitalised', 'icuAdmitted', 'breathingSupported', 'invasivelyVentilated', 'died'],
    ...['typicalAppearance', 'hospitalStay', 'icuStay'],
  ])
  expect(dimensionIds.filter((id) => dimensionOf(id).tellsOutcome)).toEqual([
    ...['covid19Status', 'hospitalised', 'icuAdmitted', 'breathingSupport', 'vitalStatus', 'indexEvent'],
    ...['annotationLabel', 'annotationGrade'],
  ])
})
