import type { MapShape } from '../figures/map-shape.js'

export type AtlasId = 'us-states' | 'world'

/** A place that a map can draw. */
export interface AtlasFeature {
  readonly id: string
  readonly name: string
  readonly geometry: MapShape
}

interface Source {
  readonly topology: () => Promise<unknown>
  readonly object: string
}

/**
 * States in the Albers projection of the Census Bureau's maps with Alaska and Hawaii moved beside them (us-atlas, from
 * the Census Bureau's cartographic boundary files, 2017); countries in degrees (world-atlas, from Natural Earth 1:110m).
 */
const sources: Readonly<Record<AtlasId, Source>> = {
  'us-states': {
    topology: () => import('us-atlas/states-albers-10m.json', { with: { type: 'json' } }),
    object: 'states',
  },
  world: { topology: () => import('world-atlas/countries-110m.json', { with: { type: 'json' } }), object: 'countries' },
}

/** ISO 3166-1 numeric code of Antarctica, where nobody lives and which takes a fifth of the map. */
const leftOut = '010'

/** The features of an atlas. Neither atlas is in the first load. */
export async function loadAtlas(atlas: AtlasId): Promise<readonly AtlasFeature[]> {
  const [{ read }, module] = await Promise.all([import('vega'), sources[atlas].topology()])
  return featuresOf(read(JSON.stringify(topologyOf(module)), { type: 'topojson', feature: sources[atlas].object }))
}

function topologyOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module
}

interface RawFeature {
  readonly id?: string | number
  readonly geometry: MapShape
  readonly properties: { readonly name: string }
}

/** Some disputed territories have no code and so can have no number; they are drawn as places without contributions. */
export function featuresOf(features: unknown): readonly AtlasFeature[] {
  if (!Array.isArray(features)) throw new TypeError(`an atlas is a list of features, got ${typeof features}`)
  return features
    .filter(isPlace)
    .filter(({ id }) => id !== leftOut)
    .map(({ id, geometry, properties }) => ({ id: String(id ?? ''), name: properties.name, geometry }))
}

function isPlace(feature: unknown): feature is RawFeature {
  if (typeof feature !== 'object' || feature === null) return false
  if (!('geometry' in feature) || !('properties' in feature)) return false
  const { geometry } = feature
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry)) return false
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
}
