import { childOfCase } from './child-of-case.js'
import { coded, day } from '../readers/properties.js'

/** `procedure` → breathing support: the dictionary has no other procedure. Its type is free text. */
export const conformProcedure = childOfCase('breathingSupport', [
  { field: 'type', property: 'breathing_support_type', read: coded('breathingSupport') },
  { field: 'startDay', property: 'days_to_procedure_start', read: day },
  { field: 'endDay', property: 'days_to_procedure_end', read: day },
])
