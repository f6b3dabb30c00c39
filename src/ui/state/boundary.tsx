import { Component, type ReactNode } from 'react'
import { Failure } from './states.tsx'

type Props = { readonly children: ReactNode }

/** Keeps a defect in one screen from taking the page down. */
export class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (!this.state.error) return this.props.children
    return <Failure error={this.state.error} retry={() => window.location.reload()} />
  }
}
