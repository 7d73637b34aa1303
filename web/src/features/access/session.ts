import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Session, sessionSchema } from '../../../../src/access/schema.ts'
import { call, command, keepCsrfToken } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { forgetSearch } from '../registry/search-memory.ts'

/** Where the query cache keeps the session; null means nobody is signed in. */
export const sessionKey = ['session'] as const

async function findSession(): Promise<Session | null> {
  try {
    const session = await call(sessionSchema, '/api/session')
    keepCsrfToken(session.csrfToken)
    return session
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) return null
    throw problem
  }
}

const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: findSession,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Who is signed in; `data` is null when nobody is. */
export function useSession() {
  return useQuery(sessionQuery)
}

/** Whether the signed-in account holds a right. */
export function useCan(): (right: string) => boolean {
  const { data } = useSession()
  return useCallback(right => data?.rights.includes(right) ?? false, [data])
}

/** What a person proves themselves with; `code` is asked for when there is a second factor. */
export interface SignInAttempt {
  readonly username: string
  readonly password: string
  readonly code?: string
}

/** Signs in and keeps the session; nothing that the last account saw is kept. */
export function useSignIn(): (attempt: SignInAttempt) => Promise<Session> {
  const queryClient = useQueryClient()
  return async attempt => {
    const session = await call(sessionSchema, '/api/session', { method: 'POST', body: attempt })
    queryClient.removeQueries({ predicate: query => query.queryKey[0] !== sessionKey[0] })
    keepCsrfToken(session.csrfToken)
    queryClient.setQueryData(sessionKey, session)
    return session
  }
}

/** Signs out; nothing of what was seen stays in the page's memory. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    await command('/api/session', { method: 'DELETE' })
    forgetSearch()
    // Not clear(): whoever watches the session would keep watching a query that is gone.
    queryClient.setQueryData(sessionKey, null)
    queryClient.removeQueries({ predicate: query => query.queryKey[0] !== sessionKey[0] })
  }
}
