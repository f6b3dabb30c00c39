import { once } from 'node:events'
import { styleText } from 'node:util'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '#platform/disk/disk-sentence.ts'
import { stopThreads } from '#platform/pool/pool.ts'
import { progressLine } from './progress.ts'
import { clip } from './width.ts'

export type Style = 'red' | 'yellow' | 'green' | 'cyan' | 'dim' | 'bold'

export type Progress = {
  /** One more is done. */
  readonly step: (remark?: string) => void
  readonly end: () => void
}

/** Where a command reads and writes. Results go to stdout, everything about them to stderr. */
export type Terminal = {
  /** Columns of the screen; 100 where they are not known. */
  readonly columns: number
  /** Colours where stdout is a screen and colours are wanted; the plain text elsewhere. */
  readonly style: (style: Style, text: string) => string
  /** Writes lines to stdout; waits while its reader is slow. */
  readonly print: (...lines: readonly string[]) => Promise<void>
  /** Writes bytes to stdout as they are. */
  readonly printBytes: (bytes: Uint8Array) => Promise<void>
  /** Writes a line to stderr. */
  readonly note: (line: string) => void
  /** All of stdin, refused where it is longer than `limit` bytes. */
  readonly readInput: (limit: number) => Promise<Result<Uint8Array, 'too-large'>>
  /**
   * Until the program is told to stop (Ctrl+C, SIGTERM). Who asks brings the program to its end
   * itself; else it ends at once.
   */
  readonly interrupted: () => Promise<void>
  /** A bar on stderr where that is a screen; plain lines where `always` asks for them. */
  readonly progress: (label: string, total: number, always: boolean) => Progress
}

const PLAIN_COLUMNS = 100
const BAR_EVERY_MS = 100
const LINE_EVERY_MS = 1000

/** The terminal of this process. Ends it, with a sentence, when stdout takes no more. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process
  const bar = { text: '' }
  const clear = () => {
    if (bar.text) stderr.write('\r\u001b[K')
  }
  const redraw = () => {
    if (bar.text) stderr.write(bar.text)
  }
  const interrupted = leaveQuietly(clear)

  const write = async (data: string | Uint8Array): Promise<void> => {
    clear()
    const flowing = stdout.write(data)
    redraw()
    if (!flowing) await once(stdout, 'drain')
  }
  return {
    columns: stdout.columns || PLAIN_COLUMNS,
    style: (style, text) => styleText(style, text, { stream: stdout }),
    print: (...lines) => write(lines.map((line) => `${line}\n`).join('')),
    printBytes: write,
    interrupted,
    note: (line) => {
      clear()
      stderr.write(`${line}\n`)
      redraw()
    },
    readInput,
    progress: (label, total, always) => {
      if (stderr.isTTY) return drawnProgress(label, total, bar, clear, redraw)
      return always ? printedProgress(label, total) : { step: () => {}, end: () => {} }
    },
  }
}

/** A bar that is drawn over itself and is gone at the end. */
function drawnProgress(
  label: string,
  total: number,
  bar: { text: string },
  clear: () => void,
  redraw: () => void,
): Progress {
  return paced(label, total, BAR_EVERY_MS, {
    show: (line) => {
      clear()
      bar.text = clip(line, (process.stderr.columns || PLAIN_COLUMNS) - 1)
      redraw()
    },
    end: () => {
      clear()
      bar.text = ''
    },
  })
}

function printedProgress(label: string, total: number): Progress {
  let last = ''
  const show = (line: string) => {
    last = line
    process.stderr.write(`${line}\n`)
  }
  return paced(label, total, LINE_EVERY_MS, {
    show,
    end: (line) => {
      if (line !== last) show(line)
    },
  })
}

function paced(
  label: string,
  total: number,
  everyMs: number,
  to: { readonly show: (line: string) => void; readonly end: (line: string) => void },
): Progress {
  const began = performance.now()
  let shown = Number.NEGATIVE_INFINITY
  let done = 0
  let remark: string | undefined
  const line = () =>
    progressLine({
      label,
      done,
      total,
      elapsedMs: performance.now() - began,
      ...(remark ? { remark } : {}),
    })
  return {
    step: (said) => {
      done += 1
      remark = said
      const now = performance.now()
      if (now - shown < everyMs) return
      shown = now
      to.show(line())
    },
    end: () => to.end(line()),
  }
}

async function readInput(limit: number): Promise<Result<Uint8Array, 'too-large'>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    length += chunk.length
    if (length > limit) {
      process.stdin.destroy()
      return fail('too-large')
    }
    chunks.push(chunk)
  }
  return ok(Buffer.concat(chunks))
}

/**
 * Ends the process without a stack trace when its reader leaves, its disk is full or it is
 * interrupted. Gives what waits for an interrupt instead.
 */
function leaveQuietly(clear: () => void): Terminal['interrupted'] {
  const waiting: (() => void)[] = []
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`${diskSentence(error, '输出的文件')}\n`)
    process.exit(1)
  })
  process.stderr.on('error', () => {})
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      clear()
      if (waiting.length > 0) {
        for (const tell of waiting) tell()
        return
      }
      process.stderr.write('已中断。\n')
      // A thread still at work could begin a file after the last look for unfinished ones.
      void stopThreads().finally(() => process.exit(code))
    })
  }
  return () => new Promise((resolve) => waiting.push(resolve))
}
