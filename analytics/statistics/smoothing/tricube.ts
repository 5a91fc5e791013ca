/**
 * Weight of a neighbour at this part of the greatest distance.
 *
 * Cleveland WS. J Am Stat Assoc 1979; 74: 829-836.
 *
 * @example tricube(0.5) // 0.6699
 */
export const tricube = (part: number): number => (part >= 1 ? 0 : (1 - part ** 3) ** 3)
