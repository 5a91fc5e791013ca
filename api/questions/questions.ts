import { Inject, Injectable } from '@nestjs/common'
import type { CatalogueAnswer, SnapshotEntry, SnapshotsAnswer } from '#analytics/contract/catalogue.js'
import type { Comparison } from '#analytics/contract/compare.js'
import { movedNumbers } from '#analytics/cube/moved-numbers.js'
import type { CompareParameters } from '#analytics/question/compare-parameters.js'
import type { CatalogueParameters } from '#analytics/question/catalogue-parameters.js'
import type { Role } from '#analytics/contract/trends.js'
import type { Policies, Policy } from '#analytics/disclosure/policy.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { builtInReferences } from '#data/references/all.js'
import type { Manifest } from '#api/snapshots/manifest.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { askComparison, publishedNumbers } from './ask-comparison.js'
import { askCatalogue } from './ask-catalogue.js'
import type { Caller, TableAnswer, TableQuestion } from './table-question.js'

/** The token by which Nest hands the policies on. */
export const POLICIES = Symbol('policies')

/** The token by which Nest hands the reference populations on. */
export const REFERENCES = Symbol('references')

/** Every question that can be asked, for the wire and the command line alike. */
@Injectable()
export class Questions {
  constructor(
    private readonly shelf: Snapshots,
    @Inject(POLICIES) private readonly policies: Policies,
    @Inject(REFERENCES) private readonly references: readonly ReferencePopulation[] = builtInReferences,
  ) {}

  table(question: TableQuestion, query: unknown, role: Role): Promise<TableAnswer> {
    return question.ask(query, this.shelf, this.caller(role))
  }

  async catalogue({ asOf }: CatalogueParameters, role: Role): Promise<CatalogueAnswer> {
    const current = await this.shelf.current()
    return this.shelf.ask(asOf ?? null, (open) =>
      askCatalogue(open, entry(open.manifest, current, this.policies[role]), this.caller(role)),
    )
  }

  private caller(role: Role): Caller {
    return { role, policy: this.policies[role], references: this.references }
  }

  /** @throws UnknownSnapshot, also where there is only one */
  async comparison({ from, to }: CompareParameters, role: Role): Promise<Comparison> {
    const policy = this.policies[role]
    const [earlier, later] = await this.shelf.pair(from ?? null, to ?? null)
    const { comparison, areSumsSafe } = await this.shelf.askBoth(earlier, later, (database) =>
      askComparison({ earlier, later, database }, role === 'public', policy),
    )
    const numbersOf = (id: string) => this.shelf.ask(id, (open) => publishedNumbers(open, policy))
    return {
      ...comparison,
      numbers: movedNumbers(await numbersOf(earlier.id), await numbersOf(later.id), areSumsSafe, policy),
    }
  }

  async snapshots(role: Role): Promise<SnapshotsAnswer> {
    const current = await this.shelf.current()
    return { snapshots: (await this.shelf.list()).map((each) => entry(each, current, this.policies[role])) }
  }
}

/**
 * Small tables are withheld as small cells are, and those of all snapshots but the current one: two of them beside each
 * other would tell how few came between. That a table is empty is told of each.
 */
function entry(manifest: Manifest, current: Manifest, { threshold }: Policy): SnapshotEntry {
  const isCurrent = manifest.id === current.id
  const isTold = (rows: number) => threshold === null || rows === 0 || (isCurrent && rows >= threshold)
  const tables = Object.entries(manifest.tables).filter(([, rows]) => isTold(rows))
  const { id, publishedAt, dataTo } = manifest
  const sources = manifest.sources.map(({ name, kind }) => ({ name, kind }))
  return { sources, id, publishedAt, dataTo, tables: Object.fromEntries(tables), current: isCurrent }
}
