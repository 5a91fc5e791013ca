/** Weight of a neighbour at this part of the greatest distance. */
export const tricube = (part: number): number => (part >= 1 ? 0 : (1 - part ** 3) ** 3)
