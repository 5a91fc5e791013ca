import type { Illness } from './illness.js'
import { Lottery } from './lottery.js'
import { written, type Node } from './node.js'
import { parameters } from './parameters.js'
import type { Person } from './person.js'
import type { Random } from './random.js'
import { projectId } from './schedule.js'
import type { ImagedStudy } from './study-nodes.js'

type Appearance = 'typical' | 'indeterminate' | 'atypical' | 'negative'

/** What readers see, by what is there. The sicker the patient, the more typical. */
const appearances = {
  admitted: new Lottery<Appearance>([
    ['typical', 56],
    ['indeterminate', 18],
    ['atypical', 8],
    ['negative', 18],
  ]),
  positive: new Lottery<Appearance>([
    ['typical', 30],
    ['indeterminate', 17],
    ['atypical', 8],
    ['negative', 45],
  ]),
  negative: new Lottery<Appearance>([
    ['typical', 4],
    ['indeterminate', 12],
    ['atypical', 16],
    ['negative', 68],
  ]),
}

const grades = {
  icu: ['moderate', 'severe', 'severe'],
  other: ['mild', 'mild', 'moderate', 'severe'],
} as const

/** `annotation`: readers' labels, and now and then an mRALE score, on chest radiographs of sites that are annotated. */
export function annotationNodes(person: Person, illness: Illness, study: ImagedStudy, random: Random): readonly Node[] {
  if (!study.kind.chestRadiograph || !person.site.reports.annotations) return []
  if (!random.chance(parameters.annotatedRadiographs)) return []
  const readers = random.chance(0.2) ? 2 : 1
  return Array.from({ length: readers }, (_, i) => annotationNode(person, illness, study, i + 1, random))
}

function annotationNode(person: Person, illness: Illness, { node }: ImagedStudy, nth: number, random: Random): Node {
  const links = {
    type: 'annotation',
    submitter_id: `${written(node.submitter_id)}_label-${nth}`,
    project_id: projectId(person.site.organisation),
    imaging_studies: { submitter_id: written(node.submitter_id) },
  }
  if (random.chance(0.25)) {
    const score = Math.min(24, Math.floor(random.wait(illness.intensive ? 13 : illness.hospital ? 7 : 2.5)))
    return {
      ...links,
      annotation_name: 'midrc_mRALE_Mastermind_Challenge',
      annotation_method: 'Retrospective_expert',
      class_covid19_pneumonia: null,
      airspace_disease_grading: null,
      midrc_mRALE_score: score,
    }
  }
  const state = person.positive ? (illness.hospital ? 'admitted' : 'positive') : 'negative'
  const seen = appearances[state].draw(random)
  return {
    ...links,
    annotation_name: 'midrc_mdai_chestxr',
    annotation_method: random.chance(0.8) ? 'Retrospective_expert' : 'Retrospective_general',
    class_covid19_pneumonia: seen,
    airspace_disease_grading: seen === 'negative' ? null : random.pick(grades[illness.intensive ? 'icu' : 'other']),
    midrc_mRALE_score: null,
  }
}
