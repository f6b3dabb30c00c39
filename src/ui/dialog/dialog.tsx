import { Modal, type ModalProps } from 'antd'
import { useEffect, useRef, useState } from 'react'

/**
 * A dialog in which one can type at once: the first field has the focus, not the way out. When it is
 * gone the focus is where it was.
 */
export function Dialog({ children, ...props }: ModalProps) {
  const body = useRef<HTMLDivElement>(null)
  useFocusBack()
  const focusFirst = (isOpen: boolean) => {
    const field = isOpen ? body.current?.querySelector<HTMLElement>(FIELDS) : null
    field?.focus()
    if (field instanceof HTMLInputElement && field.type === 'text') field.select()
  }
  return (
    <Modal {...props} afterOpenChange={focusFirst}>
      <div ref={body}>{children}</div>
    </Modal>
  )
}

/** When what calls this is gone the focus is where it was: for what shows one dialog after another. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // Whatever took the focus meanwhile keeps it.
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true })
      }
    },
    [before],
  )
}

const FIELDS = 'input:not(:disabled), textarea:not(:disabled), select:not(:disabled)'
