/** Imports go down: web → analytics/contract (types) → data; api → analytics, data. See STYLE in the README. */
const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    never('no-circles', {}, { circular: true }, 'a circle has no bottom to read from'),
    never('data-imports-nothing', { path: '^data/' }, { pathNot: '^data/' }, 'data is facts'),
    never('analytics-imports-data-only', { path: '^analytics/' }, { path: '^(api|web|test)/' }, 'analytics is pure'),
    never(
      'analytics-is-pure',
      { path: '^analytics/' },
      { dependencyTypes: ['core', 'npm'], pathNot: 'node_modules/(zod|@stdlib|highs)/' },
      'no framework, database, disk or clock in analytics',
    ),
    never(
      'kinds-of-connector-stand-alone',
      { path: '^api/connectors/(?!synthetic/)([^/]+)/' },
      { path: '^api/connectors/[^/]+/', pathNot: '^api/connectors/($1|fetching|readers)/' },
      'a kind of repository can change, or go, without the others',
    ),
    never(
      'synthetic-speaks-gen3',
      { path: '^api/connectors/synthetic/' },
      { path: '^api/connectors/[^/]+/', pathNot: '^api/connectors/(synthetic|gen3|readers)/' },
      'the synthetic repository comes in the format of a Gen3 commons, and knows no other kind',
    ),
    never('api-does-not-see-web', { path: '^api/' }, { path: '^(web|test)/' }, 'the web is a client like others'),
    never('web-talks-http', { path: '^web/' }, { path: '^(api|data|test)/' }, 'the web reaches the api by HTTP only'),
    never(
      'web-takes-types-of-the-contract',
      { path: '^web/' },
      { path: '^analytics/', pathNot: '^analytics/contract/' },
      'the contract is all the web knows of analytics',
    ),
    never(
      'web-takes-types-only',
      { path: '^web/' },
      { path: '^analytics/', dependencyTypesNot: ['type-only'] },
      'analytics stays out of the bundle',
    ),
    never(
      'controls-do-not-see-screens',
      { path: '^web/controls/' },
      { path: '^web/screens/' },
      'a control serves any screen',
    ),
    never(
      'figures-fetch-nothing',
      { path: '^web/figures/' },
      { path: '^web/(controls|screens|api)/' },
      'a figure maps an answer to a spec',
    ),
    never(
      'only-duckdb-room',
      { pathNot: '^(api/duckdb|test)/' },
      { path: 'node_modules/@duckdb/' },
      'one door to DuckDB',
    ),
    never(
      'vega-is-lazy',
      { path: '^web/', pathNot: '^web/charts/' },
      { path: 'node_modules/(vega|vega-lite)/', dependencyTypesNot: ['type-only'] },
      'Vega is never in the first load',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
