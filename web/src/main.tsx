import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { whenSignedOut } from './api/client.ts'
import { ApiProblem } from './api/problem.ts'
import { sessionKey } from './features/access/session.ts'
import { LanguageProvider } from './messages/language.tsx'
import { router } from './routes.tsx'
import { styleNonce } from './style-nonce.ts'
import './ui/mantine-styles.ts'
import './ui/fonts.css'
import './ui/base.css'
import { Notices } from './ui/notices.tsx'
import { readableGreys, theme } from './ui/theme.ts'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // What the server refuses stays refused; only a broken network or a failing server is asked again.
      retry: (failures, problem) =>
        failures < 2 && problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 500),
    },
  },
})
whenSignedOut(() => queryClient.setQueryData(sessionKey, null))

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableGreys}
      forceColorScheme="light"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <Notices />
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
