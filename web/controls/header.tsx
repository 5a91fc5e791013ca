import { Link, useLocation } from 'wouter'
import { hrefOf, useAsOf } from '../question/use-question.js'
import { readable } from '../question/trend-question.js'
import { words } from '../words/words.js'
import { BrandMark } from './brand-mark.js'
import { SignIn } from './sign-in.js'
import { ThemeToggle } from './theme-toggle.js'
import styles from './header.module.css'

const screens = [
  { path: '/', name: words.shell.overview },
  { path: '/explore', name: words.shell.explore },
  { path: '/operations', name: words.shell.operations },
]

export function Header() {
  const [path] = useLocation()
  const [asOf] = useAsOf()
  // A chosen snapshot stays chosen from screen to screen.
  const kept = asOf ? `asOf=${readable(asOf)}` : ''
  return (
    <header className={styles.header}>
      <div className={styles.inside}>
        <Link href={hrefOf('/', kept)} className={styles.brand}>
          <BrandMark />
          <span>{words.shell.product}</span>
        </Link>
        <nav aria-label={words.shell.navigation} className={styles.screens}>
          {screens.map((screen) => (
            <Link
              key={screen.path}
              href={hrefOf(screen.path, kept)}
              className={styles.screen}
              aria-current={path === screen.path ? 'page' : undefined}
            >
              {screen.name}
            </Link>
          ))}
        </nav>
        <ThemeToggle />
        <SignIn />
      </div>
    </header>
  )
}
