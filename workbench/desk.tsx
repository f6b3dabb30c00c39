import { type ComponentType, lazy, Suspense, useMemo } from 'react'
import type { MeView } from '../src/modules/identity/identity.contract.ts'
import { signOut } from '../src/modules/identity/workbench/identity-api.ts'
import { Frame } from '../src/ui/frame/frame.tsx'
import type { Screen, ScreenProps } from '../src/ui/frame/screen.ts'
import { match } from '../src/ui/router/match.ts'
import { Link, useLocation } from '../src/ui/router/router.tsx'
import { Boundary } from '../src/ui/state/boundary.tsx'
import { Empty, Loading, NoPermission } from '../src/ui/state/states.tsx'
import { Design } from '../src/ui/style/design.tsx'
import { SCREENS } from './screens.ts'

const loaded = new Map<Screen<MeView>, ComponentType<ScreenProps<MeView>>>()

/** The component of a screen, fetched when it is first shown. */
function componentOf(screen: Screen<MeView>): ComponentType<ScreenProps<MeView>> {
  const known = loaded.get(screen)
  if (known) return known
  const component = lazy(async () => ({ default: await screen.load() }))
  loaded.set(screen, component)
  return component
}

/** Everything behind the door. */
export function Desk({ me }: { readonly me: MeView }) {
  const { path, query } = useLocation()
  const found = useMemo(() => findScreen(path), [path])
  const items = SCREENS.filter(({ menu, allowed }) => menu && allowed(me))
  const leave = () => {
    // Whatever was kept in memory belongs to who signs out.
    void signOut().finally(() => window.location.assign('/desk/'))
  }
  return (
    <Design>
      <Frame
        place={me.region.name}
        person={me.name}
        agency={me.agency.name}
        items={items.map((item) => ({ path: item.path, title: item.menu ?? '' }))}
        current={path}
        title={found?.screen.title ?? '没有这个页面'}
        signOut={leave}
      >
        <Boundary key={path}>
          <Suspense fallback={<Loading {...(found && { what: found.screen.title })} />}>
            <Content found={found} me={me} query={query} />
          </Suspense>
        </Boundary>
      </Frame>
    </Design>
  )
}

type Found = { screen: Screen<MeView>; params: Readonly<Record<string, string>> }

function findScreen(path: string): Found | null {
  for (const screen of SCREENS) {
    const params = match(screen.path, path)
    if (params) return { screen, params }
  }
  return null
}

type ContentProps = { found: Found | null; me: MeView; query: URLSearchParams }

function Content({ found, me, query }: ContentProps) {
  if (!found) {
    return (
      <Empty title="没有这个页面">
        <Link to="/">回到今日</Link>
      </Empty>
    )
  }
  if (!found.screen.allowed(me)) return <NoPermission />
  const Shown = componentOf(found.screen)
  return <Shown me={me} params={found.params} query={query} />
}
