import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { words } from '../words/words.js'
import { Footer } from './footer.js'
import { Header } from './header.js'
import { Strip } from './strip.js'
import styles from './shell.module.css'

/** What every screen has around it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const before = useRef(path)

  // A screen reader hears of a new screen when the focus goes there, as after a page load.
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [path])

  return (
    <>
      <a className={styles.skip} href="#main" onClick={() => main.current?.focus()}>
        {words.shell.skip}
      </a>
      <Header />
      <Strip />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Footer />
    </>
  )
}
