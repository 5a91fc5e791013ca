import { describe, expect, it } from '@jest/globals'
import { parseConfiguration } from '#api/configuration.js'

const refusal = (yaml: string): string => {
  try {
    parseConfiguration(yaml, 'topogram.yaml', '/etc/topogram')
    return 'accepted'
  } catch (error) {
    return String(error).replace('ConfigurationError: ', '')
  }
}

const source = (lines: string): string => `sources:\n  - name: a\n    ${lines.replaceAll('\n', '\n    ')}`
const gen3 = 'kind: gen3\nurl: https://example.org'
const files = 'kind: files\npreset: midrc-cases'
const time = 'expected a time such as 30m, 12h, 90d or 2w (minutes, hours, days, weeks)'

describe('what is told of a configuration', () => {
  it.each([
    ['exports: { allowedTexts: [""] }', '1: exports.allowedTexts[0]: expected a text, got ""'],
    [
      'notifications: { webhook: foo }',
      '1: notifications.webhook: expected an address that begins with https://, env:NAME or file:PATH',
    ],
    ['a: b: c', '1: a value holds ": " or ends with ":": put it in quotes'],
    ['exports: { keepRuns: 10 }\nexports: {}', '2: this key stands here twice: keep one'],
    [
      'exports: { checks: { ventilated-not-in-icv: 1 } }',
      '1: exports.checks.ventilated-not-in-icv: expected the id of a check, got "ventilated-not-in-icv" (did you mean "ventilated-not-in-icu"?)',
    ],
  ])('is what was expected: %j', (yaml, told) => {
    expect(refusal(yaml)).toBe(`topogram.yaml:${told}`)
  })

  it.each([
    [`${gen3}\nmaxGigabytes: 0`, '5: sources[0].maxGigabytes: expected more than 0, got 0'],
    [`${gen3}\nfreshness: { run: 12 }`, `5: sources[0].freshness.run: ${time}, got 12`],
    [`${gen3}\ntimeout: 5`, `5: sources[0].timeout: ${time}, got 5`],
    [`${files}\npaths: [5]`, '5: sources[0].paths[0]: expected a path; got 5'],
    [`${files}\npaths: ""`, '5: sources[0].paths[0]: expected a path, got ""'],
    [
      'kind: idc\nreleases: { v1: 2026-01-01 }',
      '4: sources[0].releases.v1: expected the number of a version, such as 24, got "v1"',
    ],
    ['kind: idc\nreleases: { 1: soon }', '4: sources[0].releases.1: expected a day such as 2026-05-08; got "soon"'],
    ['kind: idc\nindex: ""', '4: sources[0].index: expected a path, got ""'],
    [
      'kind: idc\nindex: ftp://example.org/a',
      '4: sources[0].index: expected an address that begins with https:// or http://, or a path; got "ftp://example.org/a"',
    ],
    [
      'kind: dicomweb\nurl: https://example.org/a?x=1',
      '4: sources[0].url: expected an address without ? and #, got one with them',
    ],
  ])('is what was expected of a source: %j', (lines, told) => {
    expect(refusal(source(lines))).toBe(`topogram.yaml:${told}`)
  })

  it.each(['https://reader:hunter2@example.org', 'https://reader:hunter2@example.org?x=1'])(
    'repeats no password that stands in an address',
    (url) => {
      const told = refusal(source(`kind: gen3\nurl: ${url}`))
      expect(told).toContain('expected an address without a user name or password')
      expect(told).not.toContain('hunter2')
    },
  )
})
