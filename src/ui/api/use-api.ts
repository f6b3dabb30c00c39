import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import { get, type Params, post } from './client.ts'
import { asProblem, type Problem } from './problem.ts'
import { UnderWay } from './under-way.ts'

/** Asking and telling from a screen: answers are kept, shared and asked for anew after a change. */

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A no is an answer; only silence is asked again.
        retry: (count, error) => asProblem(error).status === 0 && count < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

export function keyOf(path: string, params?: Params): QueryKey {
  return params ? [path, params] : [path]
}

/** The answer to a query of the API; asked only when `enabled`. */
export function useAsk<T>(path: string, params?: Params, enabled = true) {
  return useQuery<T>({
    queryKey: keyOf(path, params),
    queryFn: ({ signal }) => get<T>(path, params, signal),
    enabled,
  })
}

/**
 * The answer to a question that is asked by POST: too long for an address, or with something in it that
 * no log should keep. While another page of it comes, the one before is shown.
 */
export function useAskByPost<T>(path: string, input: object, enabled = true) {
  return useQuery<T>({
    queryKey: [path, input],
    queryFn: () => post<T>(path, input),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** The answer to a question each asking of which is recorded: asked once, not again by itself. */
export function useAskOnce<T>(path: string) {
  return useQuery<T>({
    queryKey: ['once', path],
    queryFn: ({ signal }) => get<T>(path, undefined, signal),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
    ...{ refetchOnWindowFocus: false, refetchOnReconnect: false },
  })
}

/** The answer to a question that is asked again and again while something is under way; ms between. */
export function useAskOften<T>(path: string, every: number) {
  return useQuery<T>({
    queryKey: ['often', path],
    queryFn: ({ signal }) => get<T>(path, undefined, signal),
    ...{ refetchInterval: every, staleTime: 0, gcTime: 0 },
  })
}

type Told<Out, In> = {
  readonly done?: (answer: Out, input: In) => void
  readonly refused?: (problem: Problem) => void
  /** Beginnings of paths whose answers are no longer true. */
  readonly stale?: readonly string[]
}

/** A screen that does not get its answers anew must not keep anybody waiting longer, in ms. */
const MOST_WAIT = 2_000

/**
 * A change of the API: `path` may depend on the input. The same is not told twice at a time. It is
 * done when what is on the screen is true again, so that the next change does not build on what was.
 */
export function useTell<Out, In = Record<string, unknown>>(
  path: string | ((input: In) => string),
  { done, refused, stale = [] }: Told<Out, In> = {},
) {
  const client = useQueryClient()
  const [underWay] = useState(() => new UnderWay())
  const mutation = useMutation<Out, unknown, In>({
    mutationFn: (input) => post<Out>(typeof path === 'string' ? path : path(input), input),
    onSuccess: async (answer, input) => {
      const renewed = client.invalidateQueries({
        predicate: ({ queryKey: [first] }) =>
          stale.some((start) => typeof first === 'string' && first.startsWith(start)),
      })
      await Promise.race([renewed, new Promise((late) => setTimeout(late, MOST_WAIT))])
      done?.(answer, input)
    },
    onError: (error) => refused?.(asProblem(error)),
  })
  const mutateAsync = (input: In) => underWay.share(input, () => mutation.mutateAsync(input))
  return {
    ...mutation,
    mutateAsync,
    mutate: (input: In) => {
      // What went wrong is told by `refused` and `error`.
      mutateAsync(input).catch(() => {})
    },
  }
}
