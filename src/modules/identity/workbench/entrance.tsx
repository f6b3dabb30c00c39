import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { renewToken } from '#ui/api/client.ts'
import { Answer, Loading } from '#ui/state/states.tsx'
import type { EntranceView, MeView } from '../identity.contract.ts'
import { ENTRANCE, entrance } from './identity-api.ts'
import { ForcedPassword } from './sign-in/change-password.tsx'
import { SecondFactor, SignIn } from './sign-in/sign-in.tsx'

const SetUp = lazy(async () => ({ default: (await import('./sign-in/set-up.tsx')).SetUp }))

const ForcedSecondFactor = lazy(async () => ({
  default: (await import('./sign-in/forced-second-factor.tsx')).ForcedSecondFactor,
}))

/** Lets in whoever may come in; before that the page that is next for them. */
export function Entrance({ children }: { readonly children: (me: MeView) => ReactNode }) {
  const query = useQuery({
    ...{ queryKey: [ENTRANCE], queryFn: entrance, staleTime: 60_000 },
    // Whoever looks at the new recovery codes, and puts them down elsewhere, keeps them in view.
    refetchOnWindowFocus: ({ state }) => !owesSecondFactor(state.data),
    refetchOnReconnect: ({ state }) => !owesSecondFactor(state.data),
  })
  const next = () => {
    renewToken()
    void query.refetch()
  }
  return (
    <Answer query={query} what="工作台">
      {(view) => {
        if (!view.isSetUp) {
          return (
            <Suspense fallback={<Loading />}>
              <SetUp done={next} />
            </Suspense>
          )
        }
        if (view.secondFactorDue) return <SecondFactor next={next} />
        if (!view.me) return <SignIn entrance={view} next={next} />
        if (view.me.mustChangePassword) return <ForcedPassword next={next} />
        if (owesSecondFactor(view)) {
          return (
            <Suspense fallback={<Loading />}>
              <ForcedSecondFactor me={view.me} next={next} />
            </Suspense>
          )
        }
        return children(view.me)
      }}
    </Answer>
  )
}

function owesSecondFactor(view: EntranceView | undefined): boolean {
  return view?.me?.needsSecondFactor === true && !view.me.hasSecondFactor
}
