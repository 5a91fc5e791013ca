import fc from 'fast-check'
import type { PatientCourse } from '#analytics/statistics/survival/life-table.js'

/** Follow-ups by the day, with ties; a cause of 0 is a censoring. */
export const patientCourses = (causes: number): fc.Arbitrary<PatientCourse[]> =>
  fc.array(fc.record({ time: fc.integer({ min: 1, max: 12 }), cause: fc.integer({ min: 0, max: causes }) }), {
    minLength: 1,
    maxLength: 40,
  })

/** The same, some of them observed late only. */
export const lateCourses = (causes: number): fc.Arbitrary<PatientCourse[]> =>
  fc
    .tuple(
      patientCourses(causes),
      fc.array(fc.option(fc.integer({ min: 0, max: 11 })), { minLength: 40, maxLength: 40 }),
    )
    .map(([courses, entries]) =>
      courses.map((course, i) => {
        const entry = entries[i] ?? null
        return { ...course, entry: entry !== null && entry < course.time ? entry : null }
      }),
    )

/** Every patient who was observed beyond a time as two: one who was censored then and one who entered then. */
export const splitAt = (courses: readonly PatientCourse[], time: number): PatientCourse[] =>
  courses.flatMap((course) =>
    course.time > time && (course.entry ?? 0) < time
      ? [
          { ...course, time, cause: 0 },
          { ...course, entry: time },
        ]
      : [course],
  )
