import { trendAnswer, type Group, type Role, type TrendAnswer } from '#analytics/contract/trends.js'
import { defaultPolicies } from '#analytics/disclosure/policy.js'
import { Questions } from '#api/questions/questions.js'
import { tableQuestions } from '#api/questions/table-questions.js'
import type { Home } from '#api/snapshots/home.js'
import { Snapshots } from '#api/snapshots/snapshots.js'

/** Managers see outcomes protected; what is computed is tested on exact numbers. */
const everythingToManagers = { ...defaultPolicies, manager: { threshold: null } }

/** A home's snapshots, to be asked as the wire and the command line ask them. */
export class Asked {
  private readonly snapshots: Snapshots
  private readonly questions: Questions

  constructor(home: Home) {
    this.snapshots = new Snapshots(home)
    this.questions = new Questions(this.snapshots, everythingToManagers)
  }

  /** @param text `measure=patients&by=sex`, as it stands in an address */
  async trends(text: string, role: Role = 'manager'): Promise<TrendAnswer> {
    return trendAnswer.parse(await this.table('trends', text, role))
  }

  /** @param name of a question, as its path has it */
  async table(name: string, text: string, role: Role = 'manager'): Promise<unknown> {
    const question = tableQuestions[name]
    if (question === undefined) throw new RangeError(`no question is named ${name}`)
    const query = new URLSearchParams(text)
    const given = [...new Set(query.keys())].map((key) => [key, query.getAll(key)] as const)
    const parameters = Object.fromEntries(given.map(([key, values]) => [key, values.length > 1 ? values : values[0]]))
    return (await this.questions.table(question, parameters, role)).answer
  }

  close(): Promise<void> {
    return this.snapshots.onModuleDestroy()
  }
}

/** The values of a question without time axis by the value of its one dimension; null where none is shown. */
export function valuesByGroup({ groups }: TrendAnswer): Readonly<Record<string, number | null>> {
  return Object.fromEntries(groups.map((group) => [Object.values(group.key).join(' · '), firstValue(group)]))
}

export function valuesByPeriod(answer: TrendAnswer): Readonly<Record<string, number | null>> {
  const [group] = answer.groups
  const cells = group?.cells ?? []
  return Object.fromEntries(
    cells.map(({ period, cell }) => [period?.label ?? 'all', cell.status === 'shown' ? cell.value : null]),
  )
}

function firstValue({ cells }: Group): number | null {
  const cell = cells[0]?.cell
  return cell?.status === 'shown' ? cell.value : null
}
