import type { Tokens } from './access.js'
import type { Document } from './documents.js'
import { GuppyServer } from './guppy-server.js'
import { likeDocuments } from './recorded-documents.js'
import { frequenciesOf, named, type Recording, type Server } from './recordings.js'
import type { Index } from './schema.js'
import { emulate } from '../server.js'

const counts: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  small: { case: 300, imaging_study: 500 },
  large: { case: 300, imaging_study: 25_000 },
}
/** So that filters by these find something. */
const ranges: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  case: { age_at_index: [89, 56, 28, 42, 47, 9], _imaging_studies_count: [1, 2, 3, 4] },
}
/** Fields that were filtered by, and never aggregated. */
const further: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
  case: {
    covid19_positive: { Yes: 180, No: 100, 'Not Reported': 20 },
    index_event: { 'COVID-19 Test': 196, 'no data': 104 },
  },
  imaging_study: { project_id: { 'Open-A1': 270, 'Open-R1': 150, 'Open-A1_SCCM_VIRUS': 60, 'TCIA-COVID-19-AR': 20 } },
}

const numeric = (values: readonly unknown[]): boolean =>
  values.some((value) => [value].flat().some((each) => typeof each === 'number'))

function documentsOf(recordings: readonly Recording[], type: string, data: string): readonly Document[] {
  const found = named(recordings, `download-all-fields-named-${type.replaceAll('_', '-')}`)
  return likeDocuments({
    documents: Array.isArray(found) ? found.filter((each): each is Document => typeof each === 'object') : [],
    frequencies: { ...frequenciesOf(recordings, type), ...further[type] },
    ranges: ranges[type] ?? {},
    count: counts[data]?.[type] ?? 3,
  })
}

function indicesOf(recordings: readonly Recording[], documents: ReadonlyMap<string, readonly Document[]>): Index[] {
  const mapping = mappingOf(recordings)
  const status = named(recordings, 'status') as { indices: Record<string, { arrayFields?: string[] }> }
  return Object.entries(mapping).map(([type, fields]) => {
    const rows = documents.get(type) ?? []
    const numbers = fields.filter(
      (field) => numeric(rows.map((row) => row[field])) || /^_.*count$|age_at|days_to|year$/.test(field),
    )
    return {
      ...{ type, fields },
      numbers: new Set(numbers),
      arrays: new Set(status.indices[`midrc_${type}`]?.arrayFields ?? []),
    }
  })
}

const mappingOf = (recordings: readonly Recording[]): Readonly<Record<string, readonly string[]>> =>
  (named(recordings, 'mapping-all-types') as { data: { _mapping: Record<string, string[]> } }).data._mapping

/** A guppy with the indices of the real one, and with documents like those it had. */
export async function guppyOfRecordings(recordings: readonly Recording[], server: Server) {
  const { tier, limit, arborist, elasticsearch, node_env: environment, guppy: release } = server
  const types = Object.keys(mappingOf(recordings))
  const documents = new Map(types.map((type) => [type, documentsOf(recordings, type, server.data)]))
  const all = new Set([...documents.values()].flat().map((row) => String(row['project_id'])))
  const open = new Set(['Open-A1', 'Open-R1'])
  const sees = new Map(arborist === undefined ? Object.entries({ 'token-all': all, 'token-open': open }) : [])
  const tokens: Tokens = { projectsOf: (token) => sees.get(token ?? '') ?? new Set() }
  const guppy = new GuppyServer({
    ...{ documents, tier, limit, tokens, indexedAt: '20261101T031500Z' },
    indices: indicesOf(recordings, documents),
    isOld: release.includes('2025.06'),
    isProduction: environment === 'production',
    isEngineDown: elasticsearch !== undefined,
  })
  return emulate(guppy.handler)
}
