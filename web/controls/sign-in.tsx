import { lazy, Suspense, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { loginUrl, useMe, useSignOut } from '../api/me.js'
import { hrefOf } from '../question/use-question.js'
import { words } from '../words/words.js'
import button from './button.module.css'
import styles from './sign-in.module.css'

// Few need it, and none at first sight.
const SignInDialog = lazy(() => import('./sign-in-dialog.js'))

const { identity: said } = words

/** One button, at the place where people look for it: to sign in, by whatever way there is, or out. */
export function SignIn() {
  const { data: me } = useMe()
  const [path] = useLocation()
  const here = hrefOf(path, useSearch())
  const [isOpen, setOpen] = useState(false)
  if (me === undefined) return null
  if (me.name !== null) return <SignOut name={me.name} />
  if (me.provider !== null) {
    return (
      <a className={styles.signIn} href={loginUrl(here)} title={said.with(me.provider)}>
        {said.signIn}
      </a>
    )
  }
  return (
    <>
      <button type="button" className={styles.signIn} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {said.signIn}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <SignInDialog close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function SignOut({ name }: { readonly name: string }) {
  const { mutate, isPending } = useSignOut()
  return (
    <button
      type="button"
      className={styles.signIn}
      title={said.signedInAs(name)}
      disabled={isPending}
      onClick={() => mutate(undefined)}
    >
      {said.signOut}
    </button>
  )
}

interface WaysProps {
  /** Where the provider sends the browser back to. */
  readonly returnTo: string
}

/** The same in the middle of a page that needs it: by the provider where there is one, else by a token. */
export function SignInHere({ returnTo }: WaysProps) {
  const { data: me } = useMe()
  if (me === undefined || me.name !== null) return null
  return me.provider === null ? (
    <p>
      <a href={`/sign-in?${new URLSearchParams({ returnTo }).toString()}`}>{said.signIn}</a>
    </p>
  ) : (
    <p>
      <a className={button.button} href={loginUrl(returnTo)}>
        {said.with(me.provider)}
      </a>
    </p>
  )
}
