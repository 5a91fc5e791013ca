import { ProblemNotice } from '../controls/problem-notice.js'
import { useAsOf } from '../question/use-question.js'
import { words } from '../words/words.js'
import { useRefusal } from './overview-answers.js'
import { useCollection } from './overview-collection.js'
import { OverviewFindings } from './overview-findings.js'
import { OverviewMap } from './overview-map.js'
import { OverviewNumbers } from './overview-numbers.js'
import { OverviewTrend } from './overview-trend.js'
import styles from './overview.module.css'

const plotHeight = 320

/** One look that tells where to look closer. */
export function Overview() {
  const [asOf] = useAsOf()
  const refusal = useRefusal(asOf)
  return (
    <div className={styles.overview}>
      <title>{words.shell.title(words.overview.screen)}</title>
      <Lead asOf={asOf} />
      {/* Said once, not by every part of the page. */}
      {refusal ? <ProblemNotice error={refusal} /> : <Parts asOf={asOf} />}
    </div>
  )
}

function Parts({ asOf }: { readonly asOf: string | null }) {
  return (
    <>
      <OverviewNumbers asOf={asOf} />
      <div className={styles.figures}>
        <OverviewTrend asOf={asOf} height={plotHeight} />
        <OverviewMap asOf={asOf} height={plotHeight} />
      </div>
      <OverviewFindings asOf={asOf} />
    </>
  )
}

function Lead({ asOf }: { readonly asOf: string | null }) {
  const { heading, lead } = useCollection(asOf)
  return (
    <header className={styles.lead}>
      <h1>{heading}</h1>
      <p>{lead}</p>
    </header>
  )
}
