import { queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  accountDetailSchema,
  accountListSchema,
  type changedAccountSchema,
  type changedRightsSchema,
  type newAccountSchema,
  openSessionListSchema,
  pendingSecondFactorSchema,
  recoveryCodesSchema,
  rightsTableSchema,
  signInWaysSchema,
  temporaryPasswordSchema,
} from '../../../../src/access/schema.ts'
import { askedSchema } from '../../../../src/approvals/schema.ts'
import { call, command } from '../../api/client.ts'

/** The table of who may do what, in words of the screen's language. */
export function useRightsTable() {
  return useQuery({
    queryKey: ['rights'],
    queryFn: ({ signal }) => call(rightsTableSchema, '/api/rights', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The other ways to sign in. */
export function useSignInWays() {
  return useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) => call(signInWaysSchema, '/api/session/ways', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Where the query cache keeps the sessions of the signed-in account. */
export const openSessionsKey = ['open-sessions'] as const

/** Where the account is signed in. */
export function useOpenSessions() {
  return useQuery({
    queryKey: openSessionsKey,
    queryFn: ({ signal }) => call(openSessionListSchema, '/api/session/sessions', { signal }),
  })
}

/** Ends one of the account's sessions, or all but the one that asks. */
export function endSession(id?: string): Promise<void> {
  return command(`/api/session/sessions${id === undefined ? '' : `/${id}`}`, { method: 'DELETE' })
}

/** Begins to set up a second factor: the key for the telephone. */
export function beginSecondFactor(password: string) {
  return call(pendingSecondFactorSchema, '/api/session/second-factor', { method: 'POST', body: { password } })
}

/** Proves that the telephone has the key; answers the recovery codes. */
export function confirmSecondFactor(code: string) {
  return call(recoveryCodesSchema, '/api/session/second-factor/confirmation', {
    method: 'POST',
    body: { code },
  })
}

/** New recovery codes in place of the old ones. */
export function renewRecoveryCodes(password: string) {
  return call(recoveryCodesSchema, '/api/session/recovery-codes', { method: 'POST', body: { password } })
}

/** Turns one's own second factor off. */
export function removeSecondFactor(password: string): Promise<void> {
  return command('/api/session/second-factor/removal', { method: 'POST', body: { password } })
}

/** Keeps the language with the account. */
export function saveLanguage(language: 'vi' | 'en'): Promise<void> {
  return command('/api/session/language', { method: 'POST', body: { language } })
}

const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => call(accountListSchema, '/api/accounts', { signal }),
})

/** Every account of the administrator's area. */
export function useAccounts() {
  return useQuery(accountsQuery)
}

/** One account with what only its administrator sees. */
export function useAccount(id: string) {
  return useQuery({
    queryKey: ['account', id],
    queryFn: ({ signal }) => call(accountDetailSchema, `/api/accounts/${id}`, { signal }),
  })
}

/** Makes an account; answers its temporary password. */
export function addAccount(body: z.input<typeof newAccountSchema>) {
  return call(temporaryPasswordSchema, '/api/accounts', { method: 'POST', body })
}

/** Changes what one person may change of an account. */
export function changeAccount(id: string, body: z.input<typeof changedAccountSchema>): Promise<void> {
  return command(`/api/accounts/${id}`, { method: 'POST', body })
}

/** Disables or enables an account, or removes its second factor. */
export function actOnAccount(
  id: string,
  act: 'disabling' | 'enabling' | 'second-factor-removal',
  reason: string,
): Promise<void> {
  return command(`/api/accounts/${id}/${act}`, { method: 'POST', body: { reason } })
}

/** Gives an account a new temporary password and answers it. */
export function resetPassword(id: string) {
  return call(temporaryPasswordSchema, `/api/accounts/${id}/password`, { method: 'POST', body: {} })
}

/** Signs an account out everywhere. */
export function signOutAccount(id: string): Promise<void> {
  return command(`/api/accounts/${id}/sessions`, { method: 'DELETE' })
}

/** Asks that an account get another role or agency; answers the approval that now waits. */
export function askForRights(id: string, body: z.input<typeof changedRightsSchema>) {
  return call(askedSchema, `/api/accounts/${id}/rights`, { method: 'POST', body })
}
