import { Link, useLocation, useSearch } from 'wouter'
import { loginUrl, useMe } from '../api/me.js'
import { Notice } from '../controls/notice.js'
import { TokenForm } from '../controls/token-form.js'
import { words } from '../words/words.js'
import button from '../controls/button.module.css'
import styles from '../controls/sign-in.module.css'

const { identity: said } = words
const isProblem = (text: string): text is keyof typeof said.problems => Object.hasOwn(said.problems, text)

/** All ways to sign in, and why the last one did not lead here. */
export default function SignInScreen() {
  const { data: me } = useMe()
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const [problem, returnTo] = [asked.get('problem') ?? '', ownPath(asked.get('returnTo'))]
  return (
    <div className={styles.page}>
      <title>{words.shell.title(said.signIn)}</title>
      <h1>{said.signIn}</h1>
      {isProblem(problem) && me?.name === null && (
        <Notice kind="caution" title={said.refused.title} text={said.problems[problem]} />
      )}
      {me && me.name !== null ? (
        <p>
          {said.already(me.name, words.shell.roles[me.role])} <Link href={returnTo}>{said.goOn}</Link>
        </p>
      ) : (
        <>
          <p>{said.lead}</p>
          {me && me.provider !== null && (
            <>
              <p>
                <a className={button.button} data-kind="first" href={loginUrl(returnTo)}>
                  {said.with(me.provider)}
                </a>
              </p>
              <h2>{said.orByToken}</h2>
            </>
          )}
          <TokenForm onDone={() => navigate(returnTo)} />
        </>
      )}
    </div>
  )
}

/** A path of this dashboard; whatever else the address says leads to the overview. */
function ownPath(text: string | null): string {
  const { origin } = window.location
  const url = text !== null && text.startsWith('/') && URL.canParse(text, origin) ? new URL(text, origin) : null
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
