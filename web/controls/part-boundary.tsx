import { Component, type ReactNode } from 'react'
import { words } from '../words/words.js'
import { Notice } from './notice.js'

interface Props {
  readonly children: ReactNode
}

interface State {
  readonly failed: boolean
}

/** Keeps the failure of one part of a page to that part, such as a chunk that a new release has replaced. */
export class PartBoundary extends Component<Props, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    const { title, text, reload } = words.states.crashed
    return <Notice kind="fault" title={title} text={text} action={{ label: reload, act: () => location.reload() }} />
  }
}
