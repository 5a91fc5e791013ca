const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** A count in a sentence for a person. @example wholeNumber(10723) // '10,723' */
export const wholeNumber = (count: number): string => grouped.format(count)
