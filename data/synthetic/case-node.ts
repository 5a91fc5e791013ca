import type { Illness } from './illness.js'
import { Lottery } from './lottery.js'
import type { Link, Node } from './node.js'
import { parameters } from './parameters.js'
import type { Person } from './person.js'
import type { Random } from './random.js'
import { projectId } from './schedule.js'
import { blank } from './recording.js'

const indexEvents = new Lottery<string | null>([
  ['COVID-19 Test', 66],
  ['First Imaging Study', 4],
  ['Study Enrollment', 2],
  ['Long COVID Diagnosis', 0.6],
  [null, 27],
])

/** `case`: the patient, with the datasets of all deliveries that brought something of them. */
export function caseNode(person: Person, illness: Illness, datasets: readonly Link[], random: Random): Node {
  const { site } = person
  return {
    type: 'case',
    submitter_id: person.id,
    project_id: projectId(site.organisation),
    datasets,
    site_id: site.code,
    age_at_index: person.age > 89 ? null : person.age,
    age_at_index_gt89: person.age > 89 ? 'Yes' : 'No',
    sex: random.chance(0.002) ? 'Not Reported' : person.male ? 'Male' : 'Female',
    race: person.race,
    ethnicity: person.ethnicity,
    country_of_residence: random.chance(0.08) ? null : site.countryWord,
    zip: site.zips.draw(random) || null,
    covid19_positive: recordedStatus(person.positive, random),
    icu_indicator: blank(site, 'icu', random) ? null : illness.intensive !== null,
    ventilator_indicator: blank(site, 'ventilator', random)
      ? null
      : illness.support === 'invasive' || illness.support === 'ecmo',
    index_event: indexEvents.draw(random),
  }
}

function recordedStatus(positive: boolean, random: Random): string {
  const { notReported, indeterminate } = parameters.statusBlank
  const drawn = random.next()
  if (drawn < notReported) return 'Not Reported'
  if (drawn < notReported + indeterminate) return 'Indeterminate'
  return positive ? 'Yes' : 'No'
}
