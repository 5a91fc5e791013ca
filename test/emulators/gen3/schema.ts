import {
  GraphQLEnumType,
  GraphQLInt,
  GraphQLFloat,
  GraphQLList,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLBoolean,
  valueFromASTUntyped,
  type GraphQLFieldConfigMap,
  type GraphQLFieldResolver,
} from 'graphql'

/** The fields of an index, and which of them hold numbers and which arrays. */
export interface Index {
  readonly type: string
  readonly fields: readonly string[]
  readonly numbers: ReadonlySet<string>
  readonly arrays: ReadonlySet<string>
}

export interface Resolvers {
  readonly rows: (index: Index) => GraphQLFieldResolver<unknown, Asker>
  readonly aggregation: (index: Index) => GraphQLFieldResolver<unknown, Asker>
  readonly bucketed: (index: Index, field: string) => GraphQLFieldResolver<unknown, Asker>
}

/** Who asks: the projects that the caller sees. */
export interface Asker {
  readonly visible: ReadonlySet<string>
}

const json = new GraphQLScalarType({
  name: 'JSON',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
})
const accessibility = new GraphQLEnumType({
  name: 'Accessibility',
  values: { all: {}, accessible: {}, unaccessible: {} },
})
const format = new GraphQLEnumType({ name: 'Format', values: { json: {}, tsv: {}, csv: {} } })

const bucket = (name: string, key: typeof json | typeof GraphQLString) =>
  new GraphQLObjectType({
    name,
    fields: {
      key: { type: key },
      count: { type: GraphQLInt },
      ...Object.fromEntries(['min', 'max', 'avg', 'sum'].map((each) => [each, { type: GraphQLFloat }])),
    },
  })
const textBucket = bucket('BucketsForNestedStringAgg', GraphQLString)
const numberBucket = bucket('BucketsForNestedNumberAgg', json)

const counted = {
  _totalCount: { type: GraphQLInt },
  _cardinalityCount: { type: GraphQLInt, args: { precision_threshold: { type: GraphQLInt } } },
}
const textHistogram = new GraphQLObjectType({
  name: 'HistogramForString',
  fields: { ...counted, histogram: { type: new GraphQLList(textBucket) } },
})
const numberHistogram = new GraphQLObjectType({
  name: 'HistogramForNumber',
  fields: {
    ...counted,
    asTextHistogram: { type: new GraphQLList(textBucket) },
    histogram: {
      type: new GraphQLList(numberBucket),
      args: {
        ...Object.fromEntries(
          ['rangeStart', 'rangeEnd', 'rangeStep', 'binCount'].map((each) => [each, { type: GraphQLInt }]),
        ),
      },
    },
  },
})

const typeName = (type: string): string =>
  type
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

function rowType({ type, fields, numbers, arrays }: Index): GraphQLObjectType {
  const leaf = (field: string) => (numbers.has(field) ? GraphQLFloat : GraphQLString)
  const typed = (field: string) => (arrays.has(field) ? new GraphQLList(leaf(field)) : leaf(field))
  const own = Object.fromEntries(
    fields.filter((field) => !field.includes('.')).map((field) => [field, { type: typed(field) }]),
  )
  return new GraphQLObjectType({ name: typeName(type), fields: { ...own, ...nestedFields(type, fields) } })
}

function nestedFields(type: string, fields: readonly string[]): GraphQLFieldConfigMap<unknown, Asker> {
  const nested = new Map<string, string[]>()
  for (const [parent = '', leaf] of fields.map((field) => field.split('.'))) {
    if (leaf !== undefined) nested.set(parent, [...(nested.get(parent) ?? []), leaf])
  }
  return Object.fromEntries(
    [...nested].map(([parent, leaves]) => {
      const leafFields = Object.fromEntries(leaves.map((leaf) => [leaf, { type: GraphQLString }]))
      const of = new GraphQLObjectType({ name: type === 'case' ? parent : `${type}_${parent}`, fields: leafFields })
      return [parent, { type: new GraphQLList(of) }]
    }),
  )
}

/** The schema that guppy makes of its indices (guppy, src/server/schema.js). */
export function guppySchema(indices: readonly Index[], { rows, aggregation, bucketed }: Resolvers): GraphQLSchema {
  const filter = { filter: { type: json }, accessibility: { type: accessibility, defaultValue: 'all' } }
  const page = {
    offset: { type: GraphQLInt },
    first: { type: GraphQLInt },
    sort: { type: json },
    format: { type: format },
  }
  const aggregated = (index: Index) =>
    new GraphQLObjectType({
      name: `${typeName(index.type)}Aggregation`,
      fields: {
        _totalCount: { type: GraphQLInt },
        ...Object.fromEntries(
          index.fields
            .filter((field) => !field.includes('.'))
            .map((field) => [
              field,
              { type: index.numbers.has(field) ? numberHistogram : textHistogram, resolve: bucketed(index, field) },
            ]),
        ),
      },
    })
  const aggregations = indices.map(
    (index) =>
      [
        index.type,
        {
          type: aggregated(index),
          args: { ...filter, filterSelf: { type: GraphQLBoolean }, nestedAggFields: { type: json } },
          resolve: aggregation(index),
        },
      ] as const,
  )
  const mapping = indices.map(
    ({ type, fields }) => [type, { type: new GraphQLList(GraphQLString), resolve: () => fields }] as const,
  )
  const nothing = () => ({})
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        ...Object.fromEntries(
          indices.map((index) => [
            index.type,
            { type: new GraphQLList(rowType(index)), args: { ...page, ...filter }, resolve: rows(index) },
          ]),
        ),
        _aggregation: {
          type: new GraphQLObjectType({ name: 'Aggregation', fields: Object.fromEntries(aggregations) }),
          resolve: nothing,
        },
        _mapping: {
          type: new GraphQLObjectType({ name: 'Mapping', fields: Object.fromEntries(mapping) }),
          resolve: nothing,
        },
      },
    }),
  })
}
