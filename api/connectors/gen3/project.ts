import { nothing, refused, type Conformed, type RawRecord } from '../readers/conformed.js'
import { readFields, type FieldSource } from './fields.js'
import { shortText } from '../readers/properties.js'
import { text } from '../readers/text.js'

const sources: readonly FieldSource[] = [
  { field: 'name', property: 'name', read: shortText },
  { field: 'licence', property: 'license', read: shortText },
  { field: 'attribution', property: 'data_contributor', read: shortText },
  { field: 'availability', property: 'availability_type', read: shortText },
]

/** `project` → project. Cases name it as `program-code`; the node itself has the code and a link to its program. */
export function conformProject(record: RawRecord, origin: string): Conformed {
  const project = text(record['project_id']) ?? ofProgram(record)
  if (project === null) return refused('project', origin, 'no-key', 'code')
  const { values, observations } = readFields('project', sources, record)
  values['project'] = project
  return { records: [{ entity: 'project', origin, values }], observations, refusals: nothing }
}

function ofProgram({ code, programs }: RawRecord): string | null {
  const program: unknown = Array.isArray(programs) ? programs[0] : programs
  const name = typeof program === 'object' && program !== null && 'name' in program ? text(program.name) : text(program)
  const own = text(code)
  return name === null || own === null ? null : `${name}-${own}`
}
