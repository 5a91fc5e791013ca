import { tags, type Attributes } from './attributes.js'
import { uidOf, type Qido } from './qido.js'

/** What servers give only where they heed `includefield`. */
const included = [tags.bodyPart, tags.age, tags.institution]

/** Whether a server has shown that it gives what it is asked for: what it leaves out then is not there. */
export const heeds = (studies: readonly Attributes[]): boolean =>
  studies.some((study) => included.some((tag) => study[tag] !== undefined))

/** Whether something of a study is told by its series only. */
export const isIncomplete = (study: Attributes, isHeeding: boolean): boolean =>
  uidOf(study) !== null && (study[tags.modalities] === undefined || (!isHeeding && study[tags.bodyPart] === undefined))

/** What a server does not tell of a study although it was asked, its series tell. */
async function completed(study: Attributes, qido: Qido): Promise<Attributes> {
  const series = await qido.series(uidOf(study) ?? '')
  const all = (tag: keyof Attributes): readonly string[] => [...new Set(series.flatMap((each) => each[tag] ?? []))]
  return {
    [tags.modalities]: all(tags.modality),
    [tags.bodyPart]: all(tags.bodyPart),
    [tags.institution]: all(tags.institution),
    [tags.series]: [String(series.length)],
    ...study,
  }
}

/** Studies, completed a few at once. */
export async function completedAll(
  studies: readonly Attributes[],
  qido: Qido,
  atOnce: number,
): Promise<readonly Attributes[]> {
  const whole: Attributes[] = []
  for (let at = 0; at < studies.length; at += atOnce) {
    const some = studies.slice(at, at + atOnce)
    whole.push(...(await Promise.all(some.map((study) => completed(study, qido)))))
  }
  return whole
}
