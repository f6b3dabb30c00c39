import { Fragment } from 'react'
import type { Letter } from '#core/requests/letters/compose.ts'
import { type LetterLine, layoutOf } from '#core/requests/letters/layout.ts'
import './letter-paper.css'

/** A letter on the screen as it will be on paper (GB/T 9704—2012); its text can be selected. */
export function LetterPaper({ letter }: { readonly letter: Letter }) {
  const { title, documentNumber, agency } = letter
  return (
    <article className="letter-paper" aria-label={title}>
      {documentNumber !== null && (
        <header>
          <p className="letter-agency">{agency}</p>
          <p className="letter-number">{documentNumber}</p>
        </header>
      )}
      <h3>{title}</h3>
      {layoutOf(letter).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the letter
        <Line key={at} line={line} />
      ))}
    </article>
  )
}

function Line({ line }: { readonly line: LetterLine }) {
  switch (line.kind) {
    case 'line':
      return <p className={line.isFlush ? 'is-flush' : undefined}>{line.text}</p>
    case 'heading':
      return <h4>{line.text}</h4>
    case 'signature':
      return (
        <p className="letter-signature">
          {line.lines.map((text) => (
            <Fragment key={text}>
              {text}
              <br />
            </Fragment>
          ))}
        </p>
      )
    case 'table':
      return <Table {...line} />
  }
}

function Table({ columns, rows }: Extract<LetterLine, { kind: 'table' }>) {
  return (
    <table>
      {columns && (
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('　')}>
            {row.map((cell, at) =>
              columns === null && at === 0 ? (
                <th key={cell} scope="row">
                  {cell}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                <td key={at}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
