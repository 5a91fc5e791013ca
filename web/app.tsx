import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Route, Switch } from 'wouter'
import { newQueryClient } from './api/client.js'
import { PartBoundary } from './controls/part-boundary.js'
import { Shell } from './controls/shell.js'
import { ScreenSkeleton } from './controls/skeleton.js'
import { NotFound } from './screens/not-found.js'
import { Overview } from './screens/overview.js'

// The overview is the first load; every other screen comes when it is asked for.
const Explore = lazy(() => import('./screens/explore.js'))

export function App() {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <Shell>
        <PartBoundary>
          <Suspense fallback={<ScreenSkeleton />}>
            <Switch>
              <Route path="/" component={Overview} />
              <Route path="/explore" component={Explore} />
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </PartBoundary>
      </Shell>
    </QueryClientProvider>
  )
}
