import { useLocation } from 'wouter'
import { useMe } from '../api/me.js'
import { words } from '../words/words.js'
import { Notice } from './notice.js'
import { SignInHere } from './sign-in.js'

const { closed } = words.identity

/** In place of a screen that is not for this reader: why, and how it can be. */
export function Closed() {
  const { data: me } = useMe()
  const [path] = useLocation()
  return (
    <Notice kind="plain" title={closed.title} text={closed.text}>
      {me && me.name !== null && <p>{closed.asOther(words.shell.roles[me.role])}</p>}
      <SignInHere returnTo={path} />
    </Notice>
  )
}
