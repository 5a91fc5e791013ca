/** How long a token is good unless somebody says otherwise: 90 days, in milliseconds. */
export const usualLifetime = 7_776_000_000
