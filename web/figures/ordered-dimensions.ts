/** Dimensions whose values have an order of their own; groups of all others are ranked by their number. */
const ordered: ReadonlySet<string> = new Set(['ageBand', 'ageDecade', 'annotationGrade', 'breathingSupport'])

export const isOrdered = (dimension: string | undefined): boolean => dimension !== undefined && ordered.has(dimension)
