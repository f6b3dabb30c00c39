import { type DragEvent, type ReactNode, useState } from 'react'

type Props = {
  readonly accept?: string
  readonly disabled?: boolean
  readonly chosen: (file: File) => void
  readonly children: ReactNode
}

/** A file, chosen from a list or dropped here; the same file may be given again after a refusal. */
export function FileField({ accept, disabled = false, chosen, children }: Props) {
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent, isNow: boolean) => {
    // Else the browser would leave the page and show the file.
    event.preventDefault()
    setIsOver(isNow && !disabled)
  }
  return (
    <label
      className={isOver ? 'file-drop is-over' : 'file-drop'}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false)
        const [file] = event.dataTransfer.files
        if (file && !disabled) chosen(file)
      }}
    >
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) chosen(file)
          target.value = ''
        }}
      />
      {children}
    </label>
  )
}
