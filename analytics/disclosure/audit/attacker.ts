import type { Model, ModelStatusCode } from 'highs'
import type { LinkedTables } from './linked-tables.js'
import { programme } from './programme.js'
import { solver } from './solver.js'

/** One table that agrees with all that is known. */
export interface Witness {
  /** The greatest or least value of what was asked for; infinite where nothing bounds it. */
  readonly value: number
  /** The unknown cells, in the attacker's order; none where nothing bounds the value. */
  readonly cells: readonly number[]
}

/** A reader who puts together all that is published and solves for what is not. */
export interface Attacker {
  /** Places of the cells that are not known from the start. */
  readonly unknown: readonly number[]
  /** The table in which the weighted sum of the unknown cells is greatest. A weight for each, in the same order. */
  readonly most: (weights: Float64Array) => Witness
}

/** Simplex leaves errors of about 1e-9 on counts; a whole number that is missed by as little is that number. */
const almost = 1e-6

/**
 * Put an attacker to work on what is published. The model stays in memory for all that is asked in `use`, so that each
 * programme starts from the solution of the one before, and is given back after it.
 *
 * @param domain `whole` where tables have whole numbers only. That is slower, and the same in tables of two dimensions,
 * where every corner of the programme is whole (Hoffman AJ, Kruskal JB. 1956).
 * @throws Error where no table agrees with what is known, since then the relations do not hold in the data
 */
export function withAttacker<T>(
  tables: LinkedTables,
  use: (attacker: Attacker) => T,
  domain: 'real' | 'whole' = 'real',
): T {
  const { unknown, model: data } = programme(tables)
  if (unknown.length === 0) return use({ unknown, most: () => ({ value: 0, cells: [] }) })
  const whole = domain === 'whole' ? { integrality: unknown.map(() => solver.constants.variableType.integer) } : {}
  const model = solver.createModel({ ...data, ...whole, sense: solver.constants.objectiveSense.maximize })
  try {
    model.options.set({ output_flag: false, presolve: 'off', mip_rel_gap: 0, mip_abs_gap: 0 })
    return use({ unknown, most: (weights) => solve(model, weights) })
  } finally {
    model.dispose()
  }
}

function solve(model: Model, weights: Float64Array): Witness {
  model.changeColsCost({ kind: 'range', from: 0, to: weights.length - 1 }, weights)
  const status = run(model)
  const { optimal, unbounded, unboundedOrInfeasible } = solver.constants.modelStatus
  // The table itself agrees with what is known, so that there is always one.
  if (status === unbounded || status === unboundedOrInfeasible) return { value: Infinity, cells: [] }
  if (status !== optimal) throw new Error(`the attacker's programme ended with status ${status} of HiGHS, not optimal`)
  return { value: neat(model.getObjectiveValue()), cells: [...model.getSolution().colValue].map(neat) }
}

/** From the solution before; where HiGHS comes to no end from there, as it rarely does, from the beginning. */
function run(model: Model): ModelStatusCode {
  model.run()
  if (model.getModelStatus() !== solver.constants.modelStatus.unknown) return model.getModelStatus()
  model.clearSolver()
  model.options.set('presolve', 'on')
  model.run()
  model.options.set('presolve', 'off')
  return model.getModelStatus()
}

const neat = (value: number): number => (Math.abs(value - Math.round(value)) < almost ? Math.round(value) : value)
