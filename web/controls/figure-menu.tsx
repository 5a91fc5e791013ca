import { useRef, useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { TopLevelSpec } from 'vega-lite'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { trendUrl } from '../api/client.js'
import type { ChartImages } from '../charts/vega-chart.js'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import { saveFile } from './save-file.js'
import styles from './figure-frame.module.css'

interface Props {
  readonly answer: TrendAnswer
  readonly title: string
  readonly spec: TopLevelSpec | null
  readonly images: ChartImages | null
}

/** In pixels: less room than this beneath its button, and a menu opens above it, over the title of the figure. */
const leastRoom = 180

const isBelow = (button: HTMLElement | null): boolean =>
  button !== null && window.innerHeight - button.getBoundingClientRect().bottom < leastRoom

/** What a reader can take away: files of the numbers, files of the picture, addresses. */
export function FigureMenu({ answer, spec, images }: Props) {
  const [said, say] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const [isLow, setLow] = useState(false)
  const { menu } = words.figure
  const name = `${answer.measure.id}-${answer.snapshot.id.slice(0, 8)}`
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => say(menu.copied),
      () => say(menu.notCopied),
    )
  }
  const absolute = (path: string): string => new URL(path, location.href).href
  return (
    <div>
      <span role="status" className={styles.subtitle}>
        {said}
      </span>
      <MenuTrigger
        onOpenChange={() => {
          say('')
          setLow(isBelow(button.current))
        }}
      >
        <Button ref={button} aria-label={menu.label} {...classed(styles.menuButton)}>
          ⋯
        </Button>
        <Popover placement="bottom end" shouldFlip={isLow}>
          <Menu {...classed(styles.menu)} disabledKeys={images === null ? ['png', 'svg'] : []}>
            <Item id="csv" href={trendUrl(answer.question, 'csv')} download={`${name}.csv`} label={menu.csv} />
            <Item
              id="parquet"
              href={trendUrl(answer.question, 'parquet')}
              download={`${name}.parquet`}
              label={menu.parquet}
            />
            <Item
              id="png"
              act={() => void images?.png().then((file) => saveFile(file, `${name}.png`))}
              label={menu.png}
            />
            <Item
              id="svg"
              act={() => void images?.svg().then((file) => saveFile(file, `${name}.svg`))}
              label={menu.svg}
            />
            {spec !== null && <Item id="spec" act={() => saveSpec(spec, name)} label={menu.spec} />}
            <Item id="link" act={() => copy(location.href)} label={menu.link} />
            <Item id="api" act={() => copy(absolute(trendUrl(answer.question)))} label={menu.api} />
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  )
}

function saveSpec(spec: TopLevelSpec, name: string): void {
  saveFile(new Blob([JSON.stringify(spec, null, 2)], { type: 'application/json' }), `${name}.vl.json`)
}

interface ItemProps {
  readonly id: string
  readonly label: string
  readonly act?: () => void
  readonly href?: string
  readonly download?: string
}

function Item({ id, label, act, href, download }: ItemProps) {
  const does = act === undefined ? {} : { onAction: act }
  const leads = href === undefined || download === undefined ? {} : { href, download }
  return (
    <MenuItem id={id} {...classed(styles.item)} {...does} {...leads}>
      {label}
    </MenuItem>
  )
}
