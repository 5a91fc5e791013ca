/** Shapes of places, as in GeoJSON (RFC 7946). */
export type Position = readonly number[]
export type Ring = readonly Position[]

export type MapShape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

export const ringsOf = (shape: MapShape): readonly Ring[] =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
