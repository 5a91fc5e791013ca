import { useId, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { TopLevelSpec } from 'vega-lite'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { ChartImages } from '../charts/vega-chart.js'
import type { FigureLabels } from '../figures/figure-labels.js'
import { useView } from '../question/use-question.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import { FigureAbout } from './figure-about.js'
import { FigureFacts } from './figure-facts.js'
import { FigureMenu } from './figure-menu.js'
import { FigureSubtitle } from './figure-subtitle.js'
import { FigureTable } from './figure-table.js'
import styles from './figure-frame.module.css'

interface Props {
  /** Under which the open tab is kept in the URL. */
  readonly name: 'trend' | 'map'
  readonly answer: TrendAnswer
  readonly labels: FigureLabels
  /** The sentence that the figure supports. */
  readonly title: string
  readonly heading: 2 | 3
  readonly isUpdating: boolean
  readonly spec: TopLevelSpec | null
  readonly images: ChartImages | null
  readonly notice?: ReactNode
  /** Leaves the facts beneath to the About tab. */
  readonly compact: boolean
  readonly children: ReactNode
}

const isTab = (key: unknown): key is 'chart' | 'table' | 'about' =>
  key === 'chart' || key === 'table' || key === 'about'

/** What stands around every figure: the finding, the ways to see it, what it rests on, and what can be taken away. */
export function FigureFrame(props: Props) {
  const { answer, children, compact, heading, images, isUpdating, labels, name, notice, spec, title } = props
  const [view, look] = useView()
  const titleId = useId()
  const Heading = heading === 2 ? 'h2' : 'h3'
  return (
    <figure className={styles.frame} aria-labelledby={titleId} aria-busy={isUpdating}>
      <Heading id={titleId} className={styles.title}>
        {title}
      </Heading>
      <FigureSubtitle answer={answer} labels={labels} isUpdating={isUpdating} />
      {notice}
      <Tabs
        selectedKey={view.tabs[name] ?? 'chart'}
        onSelectionChange={(key) => {
          if (isTab(key)) look({ ...view, tabs: { ...view.tabs, [name]: key } })
        }}
      >
        <div className={styles.bar}>
          <FigureTabs name={name} />
          <FigureMenu answer={answer} title={title} spec={spec} images={images} />
        </div>
        <TabPanel id="chart" shouldForceMount {...classed(styles.panel)}>
          {children}
        </TabPanel>
        <TabPanel id="table" {...classed(styles.panel)}>
          <FigureTable answer={answer} labels={labels} />
        </TabPanel>
        <TabPanel id="about" {...classed(styles.panel)}>
          <FigureAbout answer={answer} title={title} />
        </TabPanel>
      </Tabs>
      {!compact && <FigureFacts answer={answer} />}
    </figure>
  )
}

function FigureTabs({ name }: Pick<Props, 'name'>) {
  const { tabs } = words.figure
  return (
    <TabList aria-label={tabs.label} {...classed(styles.tabs)}>
      <Tab id="chart" {...classed(styles.tab)}>
        {name === 'map' ? tabs.map : tabs.chart}
      </Tab>
      <Tab id="table" {...classed(styles.tab)}>
        {tabs.table}
      </Tab>
      <Tab id="about" {...classed(styles.tab)}>
        {tabs.about}
      </Tab>
    </TabList>
  )
}
