import { describe, expect, it } from '@jest/globals'
import { parseConfiguration } from '#api/configuration.js'
import { environment } from '#api/environment.js'

const parse = (yaml: string) => parseConfiguration(yaml, 'topogram.yaml', '/etc/topogram')

function refusal(yaml: string): readonly string[] {
  try {
    parse(yaml)
  } catch (error) {
    return String(error).replace('ConfigurationError: ', '').split('\n')
  }
  return []
}

const source = (lines: string): string => `sources:\n  - name: a\n${lines}`

describe('a configuration', () => {
  it('is a synthetic repository of 30,000 studies where nothing is said', () => {
    expect(parse('').sources).toEqual([
      { name: 'demo', kind: 'synthetic', enabled: true, freshness: {}, studies: 30_000, seed: 1, dirt: false },
    ])
    expect(parse('').disclosure).toEqual({ public: { threshold: 11 }, researcher: { threshold: 5 } })
  })

  it('takes one path as a list of one', () => {
    expect(parse(source('    kind: files\n    preset: midrc-cases\n    paths: cases.tsv\n')).sources[0]).toMatchObject({
      paths: ['cases.tsv'],
    })
  })

  it.each([
    ['timeZon: UTC', 'topogram.yaml:1: timeZon: no setting has this name; did you mean "timeZone"?'],
    ['timeZone: Mars', 'topogram.yaml:1: timeZone: expected a time zone such as UTC or America/Chicago, got "Mars"'],
    ['sources: hello', 'topogram.yaml:1: sources: expected a list, got "hello"'],
    ['sources: []', 'topogram.yaml:1: sources: expected at least 1 entry, got []'],
    ['just text', 'topogram.yaml: expected settings as key: value, got "just text"'],
    ['snapshots: { keep: 0 }', 'topogram.yaml:1: snapshots.keep: expected at least 1, got 0'],
    [
      'disclosure:\n  public: { treshold: 11 }',
      'topogram.yaml:2: disclosure.public.treshold: no setting has this name; did you mean "threshold"?',
    ],
    [
      'pseudonymKey: hunter2',
      'topogram.yaml:1: pseudonymKey: expected env:NAME or file:PATH; a secret is never written into the configuration',
    ],
    ['a: [', 'topogram.yaml:1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    [
      `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(9)}*a]\nc: &c [${'*b, '.repeat(9)}*b]\nd: [${'*c, '.repeat(9)}*c]`,
      'topogram.yaml: repeats parts of it by aliases (*name) too often, or within themselves: write the parts out',
    ],
    ['__proto__: { a: 1 }', 'topogram.yaml: has a key __proto__: no setting has this name'],
    ['timeZone: *gone', 'topogram.yaml: has *gone without &gone before it: write what is meant'],
    ['timeZone: UTC\n---\ntimeZone: UTC', 'topogram.yaml: holds several documents, parted by ---: keep one'],
    [
      'constructor: 1',
      'topogram.yaml:1: constructor: no setting has this name; known here are timeZone, pseudonymKey, sources, snapshots, exports, notifications, references, identity, http, questions, disclosure',
    ],
    [
      'http: { trustProxies: [] }',
      'topogram.yaml:1: http.trustProxies: no setting has this name; did you mean "trustProxy"?',
    ],
    [
      'http: { trustProxy: [10.1.0.0/33] }',
      'topogram.yaml:1: http.trustProxy[0]: expected the address of a proxy such as 127.0.0.1, or a network such as 10.1.0.0/16; got "10.1.0.0/33"',
    ],
    [
      'http: { rateLimit: { public: none } }',
      'topogram.yaml:1: http.rateLimit.public: expected how many requests a minute a client may make, or off; got "none"',
    ],
    ['questions: { parallel: 9 }', 'topogram.yaml:1: questions.parallel: expected at most 3, got 9'],
    [
      'questions: { memory: lots }',
      'topogram.yaml:1: questions.memory: expected a size such as 600MB or 2GB; got "lots"',
    ],
    ['questions: { seconds: { public: 0 } }', 'topogram.yaml:1: questions.seconds.public: expected more than 0, got 0'],
    [
      'sources: [{ name: a, kind: toString }]',
      'topogram.yaml:1: sources[0].kind: expected one of synthetic, files, gen3, dicomweb, nbia, idc, got "toString"',
    ],
    [
      'exports: { checks: { ventilated-not-in-icu: 2 } }',
      'topogram.yaml:1: exports.checks.ventilated-not-in-icu: expected at most 1, got 2',
    ],
  ])('tells what to change about %j', (yaml, line) => {
    expect(refusal(yaml)).toEqual([line])
  })

  it.each([
    [
      '    kind: synthetik',
      'topogram.yaml:3: sources[0].kind: expected one of synthetic, files, gen3, dicomweb, nbia, idc, got "synthetik"; did you mean "synthetic"?',
    ],
    [
      '    seed: 3',
      'topogram.yaml:2: sources[0].kind: expected one of synthetic, files, gen3, dicomweb, nbia, idc, got nothing',
    ],
    [
      '    kind: gen3\n    url: example.org',
      'topogram.yaml:4: sources[0].url: expected an address that begins with https:// or http://; got "example.org"',
    ],
    [
      '    kind: dicomweb\n    url: http://127.0.0.1:8042/dicom-web\n    username: reader',
      'topogram.yaml:2: sources[0]: expected username: and password: together',
    ],
    [
      '    kind: dicomweb\n    url: http://127.0.0.1:8042/dicom-web\n    token: hunter2',
      'topogram.yaml:5: sources[0].token: expected env:NAME or file:PATH; a secret is never written into the configuration',
    ],
    [
      '    kind: synthetic\n    schedule: every day',
      'topogram.yaml:4: sources[0].schedule: expected a cron expression such as "0 */6 * * *" (minute hour day month weekday), got "every day"',
    ],
    [
      '    kind: synthetic\n    freshness: { run: 12 hours }',
      'topogram.yaml:4: sources[0].freshness.run: expected a time such as 30m, 12h, 90d or 2w (minutes, hours, days, weeks), got "12 hours"',
    ],
    ['    kind: synthetic\n    studies: many', 'topogram.yaml:4: sources[0].studies: expected a number, got "many"'],
    [
      '    kind: synthetic\n    studys: 5',
      'topogram.yaml:4: sources[0].studys: no setting has this name; did you mean "studies"?',
    ],
    [
      '    kind: files\n    paths: [a.csv]',
      'topogram.yaml:2: sources[0]: expected either preset: NAME or mapping: FILE, and not both',
    ],
    [
      '    kind: files\n    preset: p\n    paths: []',
      'topogram.yaml:5: sources[0].paths: expected at least 1 entry, got []',
    ],
  ])('tells what to change about a source with %j', (lines, line) => {
    expect(refusal(source(lines))).toEqual([line])
  })

  it('refuses two sources of one name: their patients would be one', () => {
    expect(refusal(`${source('    kind: synthetic')}\n  - name: a\n    kind: synthetic`)).toEqual([
      'topogram.yaml:4: sources[1].name: sources[0] already has the name "a"',
    ])
  })

  it.each([1_000, 50_000])('that is nested %i deep is told in a line', (depth) => {
    expect(refusal(`sources: ${'['.repeat(depth)}${']'.repeat(depth)}`)).toEqual([
      'topogram.yaml: is nested too deeply to be read: write it with fewer brackets or less indentation',
    ])
  })

  it('tells every problem at once', () => {
    expect(refusal('timeZone: Mars\nsnapshots: { keep: none }')).toHaveLength(2)
  })
})

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(environment({}, '/srv')).toEqual({
      home: '/srv/var',
      configurationFile: '/srv/topogram.yaml',
      configurationNamed: false,
      host: '127.0.0.1',
      port: 3000,
    })
  })

  it('listens to this machine only', () => {
    expect(() => environment({ HOST: '0.0.0.0' }, '/srv')).toThrow(/^HOST: expected a loopback address/)
  })

  it('takes a variable that is set to nothing for one that is not set', () => {
    expect(environment({ PORT: '', TOPOGRAM_HOME: '', TOPOGRAM_CONFIG: '' }, '/srv')).toMatchObject({
      ...{ port: 3000, home: '/srv/var', configurationNamed: false },
    })
  })

  it.each(['abc', '70000', '-1'])('refuses the port %j', (PORT) => {
    expect(() => environment({ PORT }, '/srv')).toThrow(/^PORT: expected a port number from 0 to 65535/)
  })
})
