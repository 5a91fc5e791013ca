import { useId, useState, type SyntheticEvent } from 'react'
import { useSignIn } from '../api/me.js'
import { words } from '../words/words.js'
import button from './button.module.css'
import styles from './sign-in.module.css'

const { identity: said } = words

interface Props {
  readonly onDone: () => void
}

/** To sign in by a token. It is in this form until it is sent, and nowhere after. */
export function TokenForm({ onDone }: Props) {
  const [token, setToken] = useState('')
  const { mutate, error, isPending } = useSignIn(onDone)
  const id = useId()
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    mutate(token, { onSettled: () => setToken('') })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{said.token}</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        required
        maxLength={200}
        value={token}
        aria-describedby={`${id}-help`}
        aria-invalid={error !== null}
        onChange={({ target }) => setToken(target.value)}
      />
      <p id={`${id}-help`} className={styles.help}>
        {said.tokenHelp}
      </p>
      {error && (
        <p className={styles.fault} role="alert">
          {said.refused.title}: {error.message}
        </p>
      )}
      <button type="submit" className={button.button} data-kind="first" disabled={isPending || token === ''}>
        {said.signIn}
      </button>
    </form>
  )
}
