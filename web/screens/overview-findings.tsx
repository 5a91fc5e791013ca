import { Link } from 'wouter'
import { Skeleton } from '../controls/skeleton.js'
import { unbroken } from '../format/unbroken.js'
import { words } from '../words/words.js'
import { useFindings } from './overview-answers.js'
import styles from './overview.module.css'

const { findings: said } = words.overview

export function OverviewFindings({ asOf }: { readonly asOf: string | null }) {
  const findings = useFindings(asOf)
  return (
    <section aria-labelledby="findings-heading" className={styles.standsOut}>
      <h2 id="findings-heading">{said.title}</h2>
      {findings === null && <Skeleton height={96} />}
      {findings?.length === 0 && <p>{said.none}</p>}
      {findings && findings.length > 0 && (
        <ol className={styles.findings}>
          {findings.map(({ id, text, href }) => (
            <li key={id}>
              <p>{unbroken(text)}</p>
              <Link href={href} aria-label={`${said.open}: ${text}`}>
                {said.open}
              </Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
