import { Link, useLocation } from 'wouter'
import { words } from '../words/words.js'
import styles from './not-found.module.css'

const { notFound, title } = words.shell

export function NotFound() {
  const [path] = useLocation()
  return (
    <div className={styles.page}>
      <title>{title(notFound.title)}</title>
      <h1>{notFound.title}</h1>
      <p>{notFound.text(path)}</p>
      <p>
        <Link href="/">{notFound.next}</Link>
      </p>
    </div>
  )
}
