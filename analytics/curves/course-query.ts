import type { CurveEvent } from '../catalogue/curve-events.js'
import type { CurveQuestion } from '../contract/curves.js'
import { sql, trusted, type Sql } from '../sql/sql.js'

/**
 * The steps that end in `course`: a row for each patient who has a first stay, with `state` and `day` from its admission.
 * A state is how follow-up ended, `censored` where the patient was still there when last heard of, `remaining` beyond the
 * horizon, or an exclusion, of which there is no day. `entry` is the day after which a patient is followed, NULL where from
 * the beginning.
 */
export function courseSteps({ course, causes }: CurveEvent, { horizon, entry }: Followup): readonly Sql[] {
  const { state, extra } = followed(course, causes.length > 1)
  return [
    trusted(firstStay(course.stay)),
    ...(course.stay === 'hospital' ? [trusted(lastSeen)] : []),
    ...extra.map(trusted),
    trusted(`judged AS (${state})`),
    trusted(`dated AS (${dated})`),
    sql`entered AS (${entry === 'firstStudy' ? fromFirstStudy(horizon) : trusted(fromAdmission)})`,
    sql`course AS (
  SELECT patient_number, entry, CASE WHEN day > ${horizon} THEN ${horizon} ELSE day END AS day,
    CASE WHEN day > ${horizon} THEN 'remaining' ELSE state END AS state
  FROM entered
)`,
  ]
}

type Followup = Pick<CurveQuestion, 'horizon' | 'entry'>

const dated = `
  SELECT patient_number, admission_day, state, CASE state
    WHEN 'reached' THEN reached - admission_day
    WHEN 'censored' THEN greatest(last_seen - admission_day, 0)
    ELSE CASE WHEN state IN ('alive', 'died', 'ended', 'left') THEN discharge_day - admission_day END
  END AS day
  FROM judged`

const fromAdmission = `SELECT patient_number, state, day, NULL::INTEGER AS entry FROM dated`

/** Whoever had left before the first exam could not have been seen, and is not followed. */
const fromFirstStudy = (horizon: number): Sql => sql`
  SELECT patient_number, CASE WHEN day IS NOT NULL AND NOT is_unseen AND first_study > 0 THEN first_study END AS entry,
    CASE WHEN is_unseen THEN NULL ELSE day END AS day,
    CASE WHEN NOT is_unseen THEN state WHEN first_study IS NULL THEN 'noStudyDay' ELSE 'endedBeforeStudy' END AS state
  FROM (
    SELECT dated.*, first_day - admission_day AS first_study,
      day IS NOT NULL AND coalesce(first_day - admission_day > 0 AND first_day - admission_day >= least(day, ${horizon}), first_day IS NULL)
        AS is_unseen
    FROM dated LEFT JOIN (
      SELECT patient_number, min(days_from_index) AS first_day
      FROM core.study SEMI JOIN first_stay USING (patient_number) GROUP BY patient_number
    ) USING (patient_number)
  )`

interface Followed {
  readonly extra: readonly string[]
  readonly state: string
}

function followed({ stay, until }: CurveEvent['course'], competes: boolean): Followed {
  if (until !== undefined) return { extra: [reachedOn[until].step], state: untilReached(reachedOn[until].whether) }
  if (stay === 'icu') return { extra: [hospitalAround], state: icuStay(competes) }
  return { extra: [], state: hospitalStay(competes) }
}

/**
 * Of stays told twice from the same day on, the one that says most counts. Found by the least of what orders stays, and
 * not by a window: five times as fast, since nearly every patient has one stay.
 */
const firstStay = (kind: string): string => `first_stay AS (
  SELECT patient_number, returned, unnest(stay)
  FROM (
    SELECT patient_number, coalesce(max(admission_day) > min(admission_day), false) AS returned,
      arg_min(
        {patient: patient, admission_day: admission_day, discharge_day: discharge_day, discharge_status: discharge_status},
        {by_day: coalesce(admission_day, 1000000), is_wrong: coalesce(discharge_day < admission_day, false),
          by_end: coalesce(discharge_day, 1000000), by_status: coalesce(discharge_status, 'unknown')}
      ) AS stay
    FROM core.stay WHERE kind = '${kind}' GROUP BY patient_number
  )
)`

/** The last day that somebody without a day of discharge is known to have been in hospital. */
const lastSeen = `seen AS (
  SELECT patient_number, max(day) AS last_seen
  FROM (SELECT * FROM first_stay WHERE discharge_day IS NULL) JOIN (
    SELECT patient, greatest(admission_day, discharge_day) AS day FROM core.stay WHERE kind = 'icu'
    UNION ALL
    SELECT patient, greatest(start_day, end_day) AS day FROM core.breathing_support
  ) USING (patient)
  GROUP BY patient_number
)`

/** A stay's own word, then what is known of the patient at discharge; death might belong to a later stay. */
const hospitalEnding = `CASE
      WHEN discharge_status = 'died' THEN 'died'
      WHEN discharge_status IS NOT NULL OR vital_status = 'alive' THEN 'alive'
      WHEN vital_status = 'dead' AND NOT returned THEN 'died'
    END`

const unordered = `WHEN admission_day IS NULL THEN 'noAdmissionDay'
    WHEN discharge_day < admission_day THEN 'daysOutOfOrder'`

const stillThere = `WHEN discharge_day IS NULL AND (ending IS NOT NULL OR returned) THEN 'noDischargeDay'`

const withEnding = `SELECT first_stay.*, last_seen, patient.icu_admitted, patient.ventilated, ${hospitalEnding} AS ending
    FROM first_stay JOIN core.patient AS patient USING (patient_number) LEFT JOIN seen USING (patient_number)`

const hospitalStay = (competes: boolean): string => `
  SELECT *, NULL::INTEGER AS reached, CASE
    ${unordered}
    ${stillThere}
    WHEN discharge_day IS NULL THEN 'censored'
    ${competes ? `WHEN ending IS NULL THEN 'endingUnknown' ELSE ending` : `ELSE 'ended'`}
  END AS state
  FROM (${withEnding})`

/** The hospital stay in which an intensive care stay began. */
const hospitalAround = `around AS (
  SELECT icu.patient_number, hospital.discharge_day AS hospital_ended, hospital.discharge_status AS hospital_status
  FROM first_stay AS icu JOIN core.stay AS hospital
    ON hospital.patient_number = icu.patient_number AND hospital.kind = 'hospital'
    AND hospital.admission_day <= icu.admission_day
  QUALIFY row_number() OVER (PARTITION BY icu.patient_number ORDER BY hospital.admission_day DESC,
    hospital.discharge_day NULLS LAST, hospital.discharge_status NULLS LAST) = 1
)`

/** Whoever stays in hospital after intensive care left it alive; who left both on one day left them as the hospital says. */
const icuEnding = `CASE
      WHEN discharge_status = 'died' THEN 'died'
      WHEN discharge_status IS NOT NULL OR vital_status = 'alive' OR hospital_ended > discharge_day THEN 'alive'
      WHEN hospital_status = 'died' AND hospital_ended = discharge_day THEN 'died'
      WHEN hospital_status <> 'died' THEN 'alive'
    END`

const icuStay = (competes: boolean): string => `
  SELECT *, NULL::INTEGER AS reached, admission_day AS last_seen, CASE
    ${unordered}
    WHEN hospital_ended < coalesce(discharge_day, admission_day) THEN 'outsideHospitalStay'
    WHEN discharge_day IS NULL AND (hospital_ended IS NOT NULL OR ending IS NOT NULL OR returned) THEN 'noDischargeDay'
    WHEN discharge_day IS NULL THEN 'censored'
    ${competes ? `WHEN ending IS NULL THEN 'endingUnknown' ELSE ending` : `ELSE 'ended'`}
  END AS state
  FROM (
    SELECT first_stay.*, hospital_ended, ${icuEnding} AS ending
    FROM first_stay JOIN core.patient AS patient USING (patient_number) LEFT JOIN around USING (patient_number)
  )`

/** When it first came, and the patient's own column that says whether it came at all. */
const reachedOn = {
  icu: {
    step: `reached AS (
  SELECT patient_number, min(admission_day) AS reached FROM core.stay WHERE kind = 'icu' GROUP BY patient_number
)`,
    whether: 'icu_admitted',
  },
  ventilation: {
    step: `reached AS (
  SELECT patient_number, min(start_day) AS reached
  FROM core.breathing_support JOIN first_stay USING (patient) WHERE type IN ('invasive', 'ecmo') GROUP BY patient_number
)`,
    whether: 'ventilated',
  },
} as const

/**
 * How a stay ended does not matter here, only that it did: to leave out those of whom that is not known would leave out
 * only those who did not reach the event.
 */
const untilReached = (whether: string): string => `
  SELECT *, CASE
    ${unordered}
    ${stillThere}
    WHEN reached < admission_day THEN 'beforeAdmission'
    WHEN reached <= coalesce(discharge_day, reached) THEN 'reached'
    WHEN reached IS NULL AND ${whether} THEN 'dayUnknown'
    WHEN reached IS NULL AND ${whether} IS NULL THEN 'notKnownWhether'
    WHEN discharge_day IS NULL THEN 'censored'
    ELSE 'left'
  END AS state
  FROM (${withEnding}) LEFT JOIN reached USING (patient_number)`
