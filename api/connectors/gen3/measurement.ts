import { childOfCase } from './child-of-case.js'
import { coded, day } from '../readers/properties.js'

/** `measurement` → COVID-19 test: the dictionary has no other test. */
export const conformMeasurement = childOfCase('covid19Test', [
  { field: 'testedDay', property: 'test_days_from_index', read: day },
  { field: 'outcome', property: 'test_result_text', read: coded('covid19Status') },
])
