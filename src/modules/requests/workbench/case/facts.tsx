export type Fact = readonly [title: string, text: string]

type Props = {
  readonly facts: readonly Fact[]
  /** For titles of more than four characters. */
  readonly isWide?: true
}

/** Titles with what stands behind them; what is empty is left out. */
export function Facts({ facts, isWide }: Props) {
  return (
    <dl className={isWide ? 'case-facts is-wide' : 'case-facts'}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}
