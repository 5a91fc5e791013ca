import { cell } from './en-cell.js'
import { explore } from './en-explore.js'
import { figure } from './en-figure.js'
import { finding } from './en-finding.js'
import { connect } from './en-connect.js'
import { identity } from './en-identity.js'
import { operations } from './en-operations.js'
import { overview } from './en-overview.js'
import { run } from './en-run.js'
import { shell } from './en-shell.js'
import { states } from './en-states.js'

/** All that a reader sees that does not come with the answers; sentences with numbers are functions. */
export const en = { cell, connect, explore, figure, finding, identity, operations, overview, run, shell, states }
