import { z } from 'zod'

/** The roles of accounts (docs/glossary.md). */
export const roles = [
  'administrator',
  'province-lead',
  'district',
  'registrar',
  'scanner',
  'keyer',
  'checker',
  'auditor',
] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/** Length of a new password in characters. No rules of composition: length is what counts (NIST SP 800-63B). */
export const passwordLength = { min: 10, max: 200 } as const

/** POST /api/session */
export const signInSchema = z.object({
  username: z.string().min(1).max(40),
  password: z.string().min(1).max(passwordLength.max),
})

/** The signed-in account, what it may do, and the token every changing request carries in `x-csrf-token`. */
export const sessionSchema = z.object({
  account: z.object({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    role: roleSchema,
    language: z.enum(['vi', 'en']),
    agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
    mustChangePassword: z.boolean(),
  }),
  rights: z.array(z.string()),
  csrfToken: z.string(),
})
export type Session = z.infer<typeof sessionSchema>

/** What every refused or failed request answers. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** POST /api/session/password */
export const changePasswordSchema = z.object({
  current: z.string().min(1).max(passwordLength.max),
  next: z.string().min(1).max(passwordLength.max),
})

/** An account in the administrator's list. */
export const accountSchema = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type Account = z.infer<typeof accountSchema>

/** GET /api/accounts */
export const accountListSchema = z.object({ accounts: z.array(accountSchema) })

/** POST /api/accounts; the person must change the password when first signing in. */
export const newAccountSchema = z.object({
  username: z.string().min(1).max(40),
  displayName: z.string().trim().min(1).max(100),
  role: roleSchema,
  agencyId: z.uuid(),
  password: z.string().min(1).max(passwordLength.max),
})
