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

/**
 * POST /api/session. `code` is a time-based or recovery code; an account with a second factor is answered `sign-in.code-needed`
 * (401) when the password is right and the code is missing.
 */
export const signInSchema = z.object({
  username: z.string().min(1).max(40),
  password: z.string().min(1).max(passwordLength.max),
  code: z.string().trim().max(40).optional(),
})

/** GET /api/session/ways (public): the other ways to sign in. `oidc` is the provider's name for the button; the browser goes to /api/session/oidc?to=/path */
export const signInWaysSchema = z.object({ oidc: z.object({ name: z.string() }).nullable() })

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
    /** The role must have a second factor and the account has none yet: nothing else is answered until it is set up. */
    mustSetUpSecondFactor: z.boolean(),
    secondFactor: z.boolean(),
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

/** POST /api/session/language */
export const languageSchema = z.object({ language: z.enum(['vi', 'en']) })

/** GET /api/session/sessions: where the account is signed in; `current` is the one that asks. */
export const openSessionSchema = z.object({
  id: z.uuid(),
  current: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type OpenSession = z.infer<typeof openSessionSchema>
/** DELETE /api/session/sessions/:session ends one, DELETE /api/session/sessions all but the one that asks. */
export const openSessionListSchema = z.object({ sessions: z.array(openSessionSchema) })

/** POST /api/session/second-factor {password}: begins; `uri` is what the QR code holds. */
export const passwordSchema = z.object({ password: z.string().min(1).max(passwordLength.max) })
export const pendingSecondFactorSchema = z.object({ secret: z.string(), uri: z.string() })
/** POST /api/session/second-factor/confirmation {code}; answers the recovery codes, shown once. Also POST /api/session/recovery-codes {password}. */
export const codeSchema = z.object({ code: z.string().trim().min(6).max(40) })
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) })
/** DELETE /api/session/second-factor with {password} in the body of POST /api/session/second-factor/removal; refused where the role must have one. */

/** An account in the administrator's list. */
export const accountSchema = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  createdAt: z.iso.datetime(),
  /** The last request of any of its sessions. */
  lastSeenAt: z.iso.datetime().nullable(),
  /** Books assigned to it. */
  books: z.number().int(),
})
export type Account = z.infer<typeof accountSchema>

/** GET /api/accounts */
export const accountListSchema = z.object({ accounts: z.array(accountSchema) })

/** GET /api/accounts/:account */
export const accountDetailSchema = accountSchema.extend({
  externalId: z.string().nullable(),
  sessions: z.array(openSessionSchema.omit({ current: true })),
})
export type AccountDetail = z.infer<typeof accountDetailSchema>

/** POST /api/accounts; the person must change the password when first signing in. Without `password` one is made. */
export const newAccountSchema = z.object({
  username: z.string().min(1).max(40),
  displayName: z.string().trim().min(1).max(100),
  role: roleSchema,
  agencyId: z.uuid(),
  password: z.string().min(1).max(passwordLength.max).optional(),
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
})
/** What POST /api/accounts (201) and POST /api/accounts/:account/password answer: the made password, shown once; null when it was given. */
export const temporaryPasswordSchema = z.object({ id: z.uuid(), password: z.string().nullable() })

/** POST /api/accounts/:account : what may be changed by one person. */
export const changedAccountSchema = z.object({
  displayName: z.string().trim().min(1).max(100),
  externalId: z.string().trim().min(1).max(200).nullable(),
})
/** The body of disabling, enabling and taking the second factor away. */
export const reasonedSchema = z.object({ reason: z.string().trim().min(5).max(1000) })
/**
 * Also: POST /api/accounts/:account/disabling {reason}, …/enabling {reason}, …/password (a new temporary one),
 * …/second-factor-removal {reason}, DELETE /api/accounts/:account/sessions (signs it out everywhere).
 * POST /api/accounts/:account/rights asks for another role or agency: an approval (src/approvals/schema.ts).
 */
export const changedRightsSchema = z.object({
  role: roleSchema,
  agencyId: z.uuid(),
  reason: z.string().trim().min(5).max(1000),
})

/** GET /api/rights: the table of who may do what, for people. `reach`: own, subtree, assigned, top; a missing right is not held. */
export const rightsTableSchema = z.object({
  roles: z.array(z.object({ role: roleSchema, name: z.string(), why: z.string() })),
  rights: z.array(
    z.object({
      right: z.string(),
      text: z.string(),
      reaches: z.partialRecord(roleSchema, z.enum(['own', 'subtree', 'assigned', 'top'])),
    }),
  ),
})

/** GET, POST /api/settings */
export const settingsSchema = z.object({
  /** Roles that must have a second factor. */
  secondFactorRoles: z.array(roleSchema),
  /** Days that ended sessions, finished jobs, and packages that could not be used are kept; the journal and originals are kept for ever. */
  keepSessionsDays: z.number().int().min(1).max(3650),
  keepJobsDays: z.number().int().min(1).max(3650),
  keepUnusablePackagesDays: z.number().int().min(7).max(3650),
})
export type Settings = z.infer<typeof settingsSchema>
