import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { newQueryClient } from './api/client.js'
import { PartBoundary } from './controls/part-boundary.js'
import { Shell } from './controls/shell.js'
import { ScreenSkeleton } from './controls/skeleton.js'
import { NotFound } from './screens/not-found.js'
import { Overview } from './screens/overview.js'
import { words } from './words/words.js'

// The overview is the first load; every other screen comes when it is asked for.
const Explore = lazy(() => import('./screens/explore.js'))
const Operations = lazy(() => import('./screens/operations.js'))
const Run = lazy(() => import('./screens/run.js'))
const SignInScreen = lazy(() => import('./screens/sign-in.js'))
const Connect = lazy(() => import('./screens/connect.js'))

export function App() {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <Shell>
        <PartBoundary>
          <Suspense fallback={<Coming />}>
            <Switch>
              <Route path="/" component={Overview} />
              <Route path="/explore" component={Explore} />
              <Route path="/operations" component={Operations} />
              <Route path="/operations/runs/:id" component={Run} />
              <Route path="/sign-in" component={SignInScreen} />
              <Route path="/help/connect" component={Connect} />
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </PartBoundary>
      </Shell>
    </QueryClientProvider>
  )
}

const names = {
  explore: words.explore.screen,
  operations: words.operations.screen,
  help: words.connect.screen,
  'sign-in': words.identity.signIn,
}
const isNamed = (part: string): part is keyof typeof names => Object.hasOwn(names, part)

function Coming() {
  const [path] = useLocation()
  const [, first = ''] = path.split('/')
  return <ScreenSkeleton name={isNamed(first) ? names[first] : words.shell.product} />
}
