import { decisionKind, type Ground } from './decision-kinds.ts'

/** What is printed where a part of a document is withheld: `条例第十五条 保护第三方合法权益`. */
export function groundText(ground: Ground): string {
  const { article = '', label } = decisionKind(ground)
  return `条例${article} ${label}`
}
