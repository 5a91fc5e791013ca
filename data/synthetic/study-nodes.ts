import { yearOf } from './calendar.js'
import type { Illness } from './illness.js'
import type { Link, Node, SeriesFile } from './node.js'
import { parameters } from './parameters.js'
import type { Person } from './person.js'
import type { Random } from './random.js'
import { blank } from './recording.js'
import { projectId } from './schedule.js'
import type { Site } from './site.js'
import type { StudyKind } from './study-kinds.js'

/** A study, and what an annotator would see in it. */
export interface ImagedStudy {
  readonly node: Node
  readonly kind: StudyKind
  readonly delivery: Link
}

/**
 * `imaging_study`, `count` of them. Series come as peregrine nests them (`dx_series_files` with `number_of_instances`),
 * or, from sites without image counts, as the `_dx_series_file_count` that guppy indexes for CR, CT, DX and MR.
 */
export function studyNodes(
  person: Person,
  illness: Illness,
  cases: Link,
  count: number,
  random: Random,
): ImagedStudy[] {
  const images = person.site.reports.imageCounts
  return Array.from({ length: count }, (_, i) => {
    const kind = person.site.kinds.draw(random)
    const delivery = deliveryOf(person, i, random)
    const dayToStudy = Math.min(studyDay(illness, i, random), delivery.day - 7 - person.indexDay)
    const node = {
      type: 'imaging_study',
      submitter_id: `${person.id}_study-${i + 1}`,
      project_id: projectId(person.site.organisation),
      cases,
      datasets: [delivery.link],
      study_modality: kind.modalities,
      body_part_examined: random.chance(0.04) ? null : [random.pick(kind.bodyParts)],
      study_description: random.pick(kind.descriptions),
      loinc_code: kind.loinc?.code ?? null,
      loinc_system: kind.loinc?.system ?? null,
      days_to_study: dayToStudy,
      ...yearOfStudy(person.site, person.indexDay + dayToStudy, random),
      ...(images ? nestedSeries(kind, person.site, random) : countedSeries(kind, random)),
    }
    return { node, kind, delivery: delivery.link }
  })
}

function deliveryOf({ site, firstDelivery }: Person, study: number, random: Random): Site['deliveries'][number] {
  const later = study > 0 && random.chance(parameters.laterDelivery) ? random.whole(1, 3) : 0
  const delivery = site.deliveries[Math.min(firstDelivery + later, site.deliveries.length - 1)]
  if (!delivery) throw new RangeError(`site ${site.number} has no delivery`)
  return delivery
}

/** Around the admission of the admitted, later studies following the stay; else the weeks around the index event. */
function studyDay(illness: Illness, study: number, random: Random): number {
  const day = plannedDay(illness, study, random)
  // Who died in hospital is not imaged after that.
  return illness.died && illness.hospital ? Math.min(day, illness.hospital.to) : day
}

function plannedDay({ hospital }: Illness, study: number, random: Random): number {
  if (study === 0) return (hospital?.from ?? 0) + random.whole(-1, 2)
  if (hospital && random.chance(0.75)) return random.whole(hospital.from, hospital.to)
  return random.whole(-20, 20) + Math.floor(random.wait(25))
}

function yearOfStudy(site: Site, day: number, random: Random) {
  if (random.chance(0.06)) return { study_year: null, study_year_shifted: null }
  if (!site.reports.shiftedYears)
    return { study_year: yearOf(day), study_year_shifted: random.chance(0.5) ? false : null }
  return { study_year: yearOf(day) - random.whole(1, 4), study_year_shifted: true }
}

/** Modalities that have a series node in the dictionary and in study-kinds.ts. */
const seriesProperty: Readonly<Record<string, string>> = {
  ...{ CR: 'cr_series_files', CT: 'ct_series_files', DX: 'dx_series_files', MR: 'mr_series_files' },
  ...{ NM: 'nm_series_files', PT: 'pt_series_files', US: 'us_series_files' },
}

function nestedSeries(kind: StudyKind, site: Site, random: Random): Record<string, readonly SeriesFile[]> {
  const nested: Record<string, readonly SeriesFile[]> = {}
  for (const modality of kind.modalities) {
    const property = seriesProperty[modality]
    if (property === undefined) continue
    nested[property] = Array.from({ length: random.whole(...kind.series) }, () => ({
      number_of_instances: blank(site, 'imageCounts', random) ? null : random.whole(...kind.images),
    }))
  }
  return nested
}

function countedSeries(kind: StudyKind, random: Random): Record<string, number> {
  const counts: Record<string, number> = {
    ...{ _cr_series_file_count: 0, _ct_series_file_count: 0, _dx_series_file_count: 0, _mr_series_file_count: 0 },
  }
  for (const modality of kind.modalities) {
    const property = `_${modality.toLowerCase()}_series_file_count`
    if (property in counts) counts[property] = random.whole(...kind.series)
  }
  return counts
}
