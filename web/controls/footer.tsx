import { useCatalogue } from '../api/client.js'
import { instant } from '../format/date.js'
import { useAsOf } from '../question/use-question.js'
import { words } from '../words/words.js'
import styles from './footer.module.css'

const { footer } = words.shell

/** What the numbers are not, and how to name the ones that were seen. */
export function Footer() {
  const [asOf] = useAsOf()
  const catalogue = useCatalogue(asOf).data
  const snapshot = catalogue?.snapshot
  return (
    <footer className={styles.footer} aria-label={footer.label}>
      <div className={styles.inside}>
        <div>
          <p className={styles.caveat}>{footer.caveat}</p>
          {catalogue && <p>{footer.protection(catalogue.threshold)}</p>}
        </div>
        {snapshot && (
          <dl className={styles.facts}>
            <div>
              <dt>{footer.snapshot}</dt>
              <dd className={styles.id}>{snapshot.id}</dd>
            </div>
            <div>
              <dt>{footer.cite}</dt>
              <dd>
                {footer.citation(snapshot.id, instant(snapshot.publishedAt), `${location.origin}/?asOf=${snapshot.id}`)}
              </dd>
            </div>
          </dl>
        )}
        <p>
          <a href="/api/docs">{footer.api}</a>
        </p>
      </div>
    </footer>
  )
}
