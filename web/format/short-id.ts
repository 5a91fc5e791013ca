/** Enough of a snapshot's id to tell the kept ones apart; the footer and the page of a run have the whole. */
export const shortId = (id: string): string => id.slice(0, 4)
