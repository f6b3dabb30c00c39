import { Drawer, type DrawerProps, Modal, type ModalProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import './dialog.css'

/**
 * A dialog in which one can type at once: the first field has the focus, not the way out. When it is
 * gone the focus is where it was. Only a press on purpose ends it: not one beside it, which would lose
 * what was typed, and not the second one of the double click that opened it.
 */
export function Dialog({ children, onOk, onCancel, ...props }: ModalProps) {
  const body = useRef<HTMLDivElement>(null)
  useFocusBack()
  const focusFirst = (isOpen: boolean) => {
    const field = isOpen ? body.current?.querySelector<HTMLElement>(FIELDS) : null
    field?.focus()
    if (field instanceof HTMLInputElement && field.type === 'text') field.select()
  }
  return (
    <Modal
      mask={{ closable: false }}
      {...props}
      onOk={(event) => {
        if (!isSecondClick(event)) onOk?.(event)
      }}
      onCancel={(event) => {
        if (!isSecondClick(event)) onCancel?.(event)
      }}
      afterOpenChange={focusFirst}
    >
      <div ref={body}>{children}</div>
    </Modal>
  )
}

/** What is told at the side of the screen; ended on purpose only, like a dialog. */
export function SidePanel({ onClose, ...props }: DrawerProps) {
  return (
    <Drawer
      size="large"
      {...props}
      onClose={(event) => {
        if (!isSecondClick(event)) onClose?.(event)
      }}
    />
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

/** By keyboard `detail` is 0, at the first click 1. */
const isSecondClick = ({ detail }: { readonly detail?: number }) => (detail ?? 0) > 1

const FIELDS = 'input:not(:disabled), textarea:not(:disabled), select:not(:disabled)'
