export const shell = {
  product: 'Topogram',
  title: (screen: string) => `${screen} · Topogram`,
  skip: 'Skip to the content',
  navigation: 'Screens',
  overview: 'Overview',
  explore: 'Explore',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
  strip: {
    label: 'What you are looking at',
    invented: 'Invented data',
    dataTo: 'Data to',
    published: 'published',
    asOf: 'as of',
    asOfLabel: 'Snapshot to look at',
    current: (id: string) => `current (${id})`,
    snapshot: (published: string, id: string) => `${published} (${id})`,
    chosen: (asOf: string) => `chosen: ${asOf}`,
    undated: 'Undated data',
    loading: 'Reading the catalogue …',
    none: 'No snapshot to look at',
    older: 'An older snapshot.',
    toCurrent: 'Show the current one',
    age: (age: string) => `published ${age} ago`,
    unreachable: 'The server is not reached. What you see was loaded before; it is asked again every few seconds.',
    notFound: (asOf: string) => `There is no snapshot “${asOf}”.`,
  },
  roles: { public: 'Public', researcher: 'Researcher', manager: 'Manager', operator: 'Operator' },
  roleLabel: 'Reading as',
  ages: {
    minutes: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
    hours: (n: number) => (n === 1 ? '1 hour' : `${n} hours`),
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  },
  footer: {
    label: 'About these numbers',
    caveat: 'This shows data received, not how common COVID-19 was.',
    protection: (threshold: number | null) =>
      threshold === null
        ? 'You see exact numbers: nothing is withheld.'
        : `Counts of 1 to ${threshold - 1} patients are not shown, nor what would give them away.`,
    api: 'API and its documentation',
    cite: 'To cite',
    citation: (id: string, published: string, url: string) =>
      `Topogram, snapshot ${id}, published ${published}. ${url}`,
    snapshot: 'Snapshot',
  },
  notFound: {
    title: 'There is no such page',
    text: (path: string) => `Nothing is at ${path}. It may have been mistyped, or moved.`,
    next: 'Go to the overview',
  },
}
