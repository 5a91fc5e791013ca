import { Lottery } from './lottery.js'
import type { Link, Node } from './node.js'
import type { Person } from './person.js'
import type { Random } from './random.js'
import { blank } from './recording.js'
import { projectId } from './schedule.js'

const methods = new Lottery([
  ['RT-PCR', 82],
  ['Rapid antigen test', 12],
  ['Not Reported', 6],
])

const outcomes = {
  /** A true positive is missed by one test in twelve; a false positive is rare. */
  positive: new Lottery([
    ['Positive', 90],
    ['Negative', 8],
    ['Indeterminate', 1],
    ['Not Reported', 1],
  ]),
  negative: new Lottery([
    ['Negative', 97.6],
    ['Positive', 0.4],
    ['Indeterminate', 1],
    ['Not Reported', 1],
  ]),
}

/** `measurement`: one to three COVID-19 tests, the first on the index day. */
export function measurementNodes(person: Person, cases: Link, random: Random): readonly Node[] {
  if (blank(person.site, 'tests', random)) return []
  const tests = random.chance(0.25) ? random.whole(2, 3) : 1
  return Array.from({ length: tests }, (_, i) => ({
    type: 'measurement',
    submitter_id: `${person.id}_test-${i + 1}`,
    project_id: projectId(person.site.organisation),
    cases,
    test_name: 'COVID-19',
    test_method: methods.draw(random),
    test_result_text: outcomes[person.positive ? 'positive' : 'negative'].draw(random),
    test_days_from_index: i === 0 ? 0 : random.whole(1, 21),
  }))
}
