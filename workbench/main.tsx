import './old-browsers.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Entrance } from '../src/modules/identity/workbench/entrance.tsx'
import { newQueryClient } from '../src/ui/api/use-api.ts'
import { Loading } from '../src/ui/state/states.tsx'
import '../src/ui/style/tokens.css'
import '../src/ui/style/base.css'

// Everything behind the door is fetched after signing in.
const Desk = lazy(async () => ({ default: (await import('./desk.tsx')).Desk }))

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <Entrance>
          {(me) => (
            <Suspense fallback={<Loading what="工作台" />}>
              <Desk me={me} />
            </Suspense>
          )}
        </Entrance>
      </QueryClientProvider>
    </StrictMode>,
  )
}
