import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classed } from '../style/classed.js'
import { words } from '../words/words.js'
import { TokenForm } from './token-form.js'
import button from './button.module.css'
import styles from './sign-in.module.css'

interface Props {
  readonly close: () => void
}

/** Signing in where there is no provider: by a token. */
export default function SignInDialog({ close }: Props) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={close} {...classed(styles.overlay)}>
      <Modal {...classed(styles.dialog)}>
        <Dialog {...classed(styles.inside)}>
          <div className={styles.head}>
            <Heading slot="title">{words.identity.signIn}</Heading>
            <Button slot="close" {...classed(button.button)}>
              {words.identity.close}
            </Button>
          </div>
          <TokenForm onDone={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
