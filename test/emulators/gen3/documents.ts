/** A record of a commons: a node as sheepdog exports it, or a document as guppy indexes it. */
export type Document = Readonly<Record<string, unknown>>

/** What guppy indexes of a case; the rest of the node is known to sheepdog only (etlMapping.yaml of data.midrc.org). */
const caseProperties = [
  'project_id',
  'submitter_id',
  'sex',
  'race',
  'age_at_index',
  'index_event',
  'zip',
  'covid19_positive',
  'ethnicity',
]
const studyProperties = [
  ...[
    'project_id',
    'submitter_id',
    'age_at_imaging',
    'days_to_study',
    'study_year',
    'study_year_shifted',
    'body_part_examined',
  ],
  ...['loinc_code', 'loinc_contrast', 'loinc_method', 'loinc_system', 'study_description', 'study_modality'],
]
const inherited = ['sex', 'race', 'age_at_index', 'index_event', 'zip', 'covid19_positive', 'ethnicity']
const countedSeries = ['cr', 'ct', 'dx', 'mr']

const isGiven = ([, value]: readonly [string, unknown]): boolean => value !== null && value !== undefined

const picked = (node: Document, names: readonly string[]): Document =>
  Object.fromEntries(names.map((name) => [name, node[name]] as const).filter(isGiven))

const linked = (raw: unknown): string[] =>
  [raw].flat().flatMap((link) => {
    const id: unknown = typeof link === 'object' && link !== null && 'submitter_id' in link ? link.submitter_id : link
    return typeof id === 'string' ? [id] : []
  })

const datasets = (node: Document): Document => {
  const ids = linked(node['datasets'])
  return ids.length > 0 ? { dataset_submitter_id: ids } : {}
}

export const pathOf = (project: string): string => {
  const [program = '', ...code] = project.split('-')
  return `/programs/${program}/projects/${code.join('-')}`
}

const place = (node: Document): Document => ({ auth_resource_path: pathOf(String(node['project_id'])) })

export const guppyCase = (node: Document): Document => ({
  ...picked(node, caseProperties),
  ...place(node),
  ...datasets(node),
})

/** Properties of the case come as arrays. */
export function guppyStudy(node: Document, cases: ReadonlyMap<string, Document>): Document {
  const caseIds = linked(node['cases'])
  const parent = cases.get(caseIds[0] ?? '') ?? {}
  const arrays = Object.entries(picked(parent, inherited)).map(([name, value]) => [name, [value]] as const)
  const counts = countedSeries.flatMap((kind) => {
    const nested = node[`${kind}_series_files`]
    const count = Array.isArray(nested) ? nested.length : node[`_${kind}_series_file_count`]
    return [[`_${kind}_series_file_count`, count ?? 0] as const]
  })
  return {
    ...picked(node, studyProperties),
    ...place(node),
    ...datasets(node),
    ...(caseIds.length > 0 ? { case_ids: caseIds } : {}),
    ...Object.fromEntries(counts),
    ...Object.fromEntries(arrays),
  }
}
