import { asProblem } from '#ui/api/problem.ts'

/** What the server said no to, in a sentence, read out at once; nothing while nothing is wrong. */
export function ProblemLine({ error }: { readonly error: unknown }) {
  if (!error) return null
  return (
    <p className="form-problem" role="alert">
      {asProblem(error).message}
    </p>
  )
}
