import type { RunAnswer } from '#analytics/contract/operations.js'
import { words } from '../words/words.js'
import { groupedChecks, type Check, type RuleChecks } from '../figures/grouped-checks.js'
import styles from './run.module.css'

const { checks: said } = words.run

/** What the rules found: what counts in the open, what lies below the threshold of its rule folded away. */
export function RunChecks({ run }: { readonly run: RunAnswer }) {
  const told = run.findings.filter((finding) => finding.told)
  const below = run.findings.filter((finding) => !finding.told)
  const wereMade = run.phases.some(({ phase }) => phase === 'check')
  if (run.status === 'running' && told.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="checks-heading">
      <h2 id="checks-heading">{said.title}</h2>
      {run.findings.length === 0 && <p>{wereMade ? said.none : said.notChecked}</p>}
      <Groups findings={told} />
      {below.length > 0 && (
        <details className={styles.folded}>
          <summary>{said.below(below.length)}</summary>
          <Groups findings={below} />
        </details>
      )}
    </section>
  )
}

function Groups({ findings }: { readonly findings: readonly Check[] }) {
  return groupedChecks(findings).map(({ severity, categories, count }) => (
    <div key={severity} className={styles.severity} data-severity={severity}>
      <h3>
        {said.severity[severity]} <span className={styles.kind}>{count}</span>
      </h3>
      {categories.map(({ category, rules }) => (
        <div key={category} className={styles.category}>
          <h4>{said.category[category]}</h4>
          <div>
            {rules.map((rule) => (
              <Rule key={rule.rule} rule={rule} />
            ))}
          </div>
        </div>
      ))}
    </div>
  ))
}

/** So many of a rule in the open; one that every site breaks would bury the others. */
const inTheOpen = 3

function Rule({ rule: { rule, findings } }: { readonly rule: RuleChecks }) {
  const rest = findings.slice(inTheOpen)
  return (
    <div className={styles.rule}>
      <Messages findings={findings.slice(0, inTheOpen)} rule={rule} />
      {rest.length > 0 && (
        <details>
          <summary>{said.more(rest.length)}</summary>
          <Messages findings={rest} />
        </details>
      )}
    </div>
  )
}

interface MessagesProps {
  readonly findings: readonly Check[]
  /** Said with the first. */
  readonly rule?: string
}

const Messages = ({ findings, rule }: MessagesProps) => (
  <ul className={styles.messages}>
    {findings.map(({ message, site, entity }, index) => (
      <li key={`${site} ${entity} ${index}`}>
        {message} {index === 0 && rule !== undefined && <code className={styles.kind}>{rule}</code>}
      </li>
    ))}
  </ul>
)
