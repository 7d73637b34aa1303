import { z } from 'zod'

/**
 * What another system may hold at all. What needs a human being's judgement (deciding what another asked for, accounts, agencies, settings,
 * corrections against the paper) is not here, and a right that is added later is not either until somebody puts it here.
 */
export const systemRights = [
  'agencies.read',
  'journal.read',
  'books.read',
  'pages.read',
  'pages.upload',
  'packages.read',
  'packages.check',
  'packages.deposit',
  'records.search',
  'records.read',
  'records.confidential',
  'identity.read',
  'originals.read',
  'extracts.read',
  'extracts.issue',
  'statistics.read',
] as const
export const systemRightSchema = z.enum(systemRights)
export type SystemRight = z.infer<typeof systemRightSchema>

/** The roles whose reach a system may have: those that work in an agency's name, and no contractor's. */
export const systemRoles = ['province-lead', 'district', 'registrar', 'auditor'] as const
export const systemRoleSchema = z.enum(systemRoles)

/** How long a token is good, in days. */
export const tokenDays = { default: 365, max: 730 } as const

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])

/** A token as it is listed; the token itself was shown once. */
export const tokenSchema = z.object({
  id: z.uuid(),
  /** Its last four characters. */
  hint: z.string(),
  addresses: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedOn: z.iso.date().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
export type Token = z.infer<typeof tokenSchema>

/** Another system: its reach is its role's at its agency, its rights are those listed and no others. */
export const systemSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  role: systemRoleSchema,
  rights: z.array(z.string()),
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Webhooks that stopped and wait for somebody. */
  pausedWebhooks: z.number().int(),
  /** Every token it ever had, the newest first. */
  tokens: z.array(tokenSchema),
})
export type System = z.infer<typeof systemSchema>

/**
 * GET /api/systems. `roles`: what each role's systems may hold at most. GET /api/systems/:system answers one system.
 */
export const systemListSchema = z.object({
  systems: z.array(systemSchema),
  roles: z.array(z.object({ role: systemRoleSchema, rights: z.array(z.string()) })),
})

/** POST /api/systems → 201 {id} */
export const newSystemSchema = z.object({
  name: z.string().trim().min(2).max(100),
  agencyId: z.uuid(),
  role: systemRoleSchema,
  rights: z.array(systemRightSchema).min(1),
})
export const createdSchema = z.object({ id: z.uuid() })

/** POST /api/systems/:system/rights: fewer of its rights; more are given only with a new system. */
export const narrowedRightsSchema = z.object({ rights: z.array(systemRightSchema).min(1) })

/** POST /api/systems/:system/tokens → 201; DELETE /api/systems/:system/tokens/:token ends one at once. */
export const newTokenSchema = z.object({
  days: z.number().int().min(1).max(tokenDays.max).default(tokenDays.default),
  /** Addresses or ranges (CIDR) it is good from; none: from anywhere. */
  addresses: z.array(address).max(20).default([]),
})
/** The token, shown once and stored nowhere. */
export const madeTokenSchema = z.object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() })
/** Also: POST /api/systems/:system/disabling {reason} and …/enabling {reason}. */
