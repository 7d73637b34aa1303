import { z } from 'zod'

/**
 * The invented office whose books are for practising. It stands in no tree, so no jurisdiction holds it: its books are reached by an address that names it,
 * by whom they are assigned to (access/jurisdiction.ts), and no list, search, count or report has them.
 */
export const practiceOfficeId = '00000000-0000-4000-8000-000000000001'

/** A day that there is; nothing in a register is older than 1800. */
const day = z.iso.date().refine(text => text >= '1800-01-01' && text < '2200-01-01')

export const agencyLevels = ['province', 'district', 'commune'] as const

export const agencySchema = z.object({
  id: z.uuid(),
  code: z.string(),
  level: z.enum(agencyLevels),
  name: z.string(),
  parentId: z.uuid().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type Agency = z.infer<typeof agencySchema>

/** An agency as it is named beside other things. */
export const agencyRefSchema = z.object({ id: z.uuid(), code: z.string(), name: z.string() })

/** Several into one; one into several; the same territory under another name or code; a level of administration ended. */
export const successionKinds = ['merge', 'split', 'rename', 'abolish'] as const
export const extents = ['full', 'partial'] as const

/** One link of a succession: `successor` took over from `predecessor`, wholly or in part. */
export const successionSchema = z.object({
  predecessorId: z.uuid(),
  successorId: z.uuid(),
  onDate: day,
  extent: z.enum(extents),
  kind: z.enum(successionKinds),
  /** The decision it rests on, as people cite it; may be empty. */
  basis: z.string(),
})
export type Succession = z.infer<typeof successionSchema>

/** GET /api/agencies: every agency the account may see, past and present, and who took over from whom among them. */
export const agencyListSchema = z.object({
  agencies: z.array(agencySchema),
  successions: z.array(successionSchema),
})
export type AgencyList = z.infer<typeof agencyListSchema>

/** GET /api/agencies/search?name= : by any name it or a predecessor or successor bears, with or without marks. */
export const agencySearchQuerySchema = z.object({
  name: z.string().trim().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export const agencySearchSchema = z.object({
  hits: z.array(
    z.object({
      agency: agencySchema,
      /** What it was before, nearest first, and what it is today; for "xã Điện Thắng" the commune that has its books now. */
      predecessors: z.array(agencySchema),
      successors: z.array(agencySchema),
    }),
  ),
})
export type AgencySearch = z.infer<typeof agencySearchSchema>

/** POST /api/agencies; answers agencySchema */
export const newAgencySchema = z.object({
  code: z.string().regex(/^[A-Za-z0-9._-]{1,32}$/),
  level: z.enum(agencyLevels),
  name: z.string().trim().min(1).max(200),
  parentId: z.uuid(),
  validFrom: day,
})

/** POST /api/agencies/:agency : a slip in what was declared is put right (not a renaming by law: that is a succession). */
export const correctedAgencySchema = z.object({
  name: z.string().trim().min(1).max(200),
  parentId: z.uuid().nullable(),
  validFrom: day,
  validTo: day.nullable(),
})

/**
 * POST /api/successions : a reorganisation on one day. Predecessors end on that day unless they are named in `remaining`
 * (they only lost a part). Answers 201 with nothing. DELETE /api/successions/:predecessor/:successor takes one link back.
 */
export const newSuccessionSchema = z.object({
  onDate: day,
  kind: z.enum(successionKinds),
  basis: z.string().trim().max(300).default(''),
  links: z
    .array(z.object({ predecessorId: z.uuid(), successorId: z.uuid(), extent: z.enum(extents) }))
    .min(1)
    .max(500),
  remaining: z.array(z.uuid()).default([]),
})
