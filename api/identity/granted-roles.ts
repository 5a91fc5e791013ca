import { roles } from '#analytics/contract/trends.js'

/** The roles that a token or a provider can give: to be the public nobody has to say who they are. */
export const grantedRoles = roles.filter((role) => role !== 'public')
