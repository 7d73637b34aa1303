import { z } from 'zod'
import { agencyLevels } from '../agencies/schema.ts'
import { bookStateSchema } from '../inventory/schema.ts'
import { kinds } from '../register/kind.ts'

const day = z.iso.date()
const year = z.number().int().min(1800).max(2100)
const agencyRef = z.object({ id: z.uuid(), name: z.string() })

/** A register kind's code, as the plan orders them. */
export const planKindSchema = z.enum(kinds.map(kind => kind.code))

/**
 * A phase: the books opened in a span of years (both included, null is open) that agencies of some levels registered, its kinds in the order of work. `fromOn` and
 * `toOn` are null in a draft until somebody says when. `track` names who walks through the phases one after the other.
 */
export const phaseSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(120),
  track: z.string().trim().max(80),
  levels: z.array(z.enum(agencyLevels)).min(1).max(agencyLevels.length),
  yearFrom: year.nullable(),
  yearTo: year.nullable(),
  kinds: z.array(planKindSchema).min(1).max(kinds.length),
  fromOn: day.nullable(),
  toOn: day.nullable(),
  /** Who leads the phase and who joins in; null and none: as in the whole plan. */
  leadId: z.uuid().nullable(),
  joiningIds: z.array(z.uuid()).max(60),
  note: z.string().trim().max(500),
})
export type Phase = z.infer<typeof phaseSchema>

/** What `campaign.body` holds. */
export const campaignBodySchema = z.object({
  leadId: z.uuid().nullable(),
  joiningIds: z.array(z.uuid()).max(300),
  people: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(120),
        duty: z.string().trim().max(200),
        agencyId: z.uuid().nullable(),
      }),
    )
    .max(200),
  phases: z.array(phaseSchema).min(1).max(40),
})

/** What a plan says; a change is noted as this before and after. */
export const campaignContentSchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** The decisions it rests on, as people cite them. */
  basis: z.string().trim().max(1000),
  fromOn: day,
  toOn: day,
  body: campaignBodySchema,
})
export type CampaignContent = z.infer<typeof campaignContentSchema>

export const campaignStates = ['draft', 'issued', 'ended'] as const

/** A plan in a list. */
export const campaignLineSchema = z.object({
  agency: agencyRef,
  id: z.uuid(),
  name: z.string(),
  basis: z.string(),
  fromOn: day,
  toOn: day,
  state: z.enum(campaignStates),
  revision: z.number().int(),
  phases: z.number().int(),
  /** Whether this account may change it. */
  mayManage: z.boolean(),
})
export type CampaignLine = z.infer<typeof campaignLineSchema>
/** GET /api/plan/campaigns (plan.read): the plans of the agencies above, of one's own and of those below; newest first. */
export const campaignListSchema = z.object({ campaigns: z.array(campaignLineSchema) })

/** The seven counts of some books, how many they are and how many entries their closing notes promise. */
export const bookSumsSchema = z.object({
  books: z.number().int(),
  closing: z.number().int(),
  pages: z.number().int(),
  cases: z.number().int(),
  keyed: z.number().int(),
  checked: z.number().int(),
  deposited: z.number().int(),
  accepted: z.number().int(),
  /** Books whose data stands in the database, and those accepted. */
  depositedBooks: z.number().int(),
  acceptedBooks: z.number().int(),
})
export type BookSums = z.infer<typeof bookSumsSchema>

/** GET /api/plan/campaigns/:agency/:campaign (plan.read). */
export const campaignSchema = campaignLineSchema.omit({ phases: true }).extend({
  template: z.string(),
  createdAt: z.iso.datetime(),
  body: campaignBodySchema,
  /** How far the books of each phase are that this account sees, by the phase's id; `outside`: books of the plan's agencies that are in no phase. */
  standing: z.record(z.string(), bookSumsSchema),
  outside: z.number().int(),
  /** The agencies that the plan names. */
  agencies: z.array(agencyRef),
})
export type Campaign = z.infer<typeof campaignSchema>

/** POST /api/plan/campaigns (plan.manage) answers campaignSchema. */
export const newCampaignSchema = z.object({
  agencyId: z.uuid(),
  template: z.string().max(40),
  content: campaignContentSchema,
})
/** POST /api/plan/campaigns/:agency/:campaign (plan.manage) answers campaignSchema; an issued plan needs a reason. */
export const changedCampaignSchema = z.object({
  revision: z.number().int(),
  reason: z.string().trim().max(500).default(''),
  content: campaignContentSchema,
})
/** POST …/state (plan.manage) issues a draft, ends an issued plan, or takes either step back. */
export const campaignStateSchema = z.object({
  revision: z.number().int(),
  state: z.enum(campaignStates),
  reason: z.string().trim().max(500).default(''),
})
/** POST …/restoring (plan.manage): what the plan said in an earlier revision holds again, as a new revision. */
export const restoredCampaignSchema = z.object({
  revision: z.number().int(),
  to: z.number().int(),
  reason: z.string().trim().max(500).default(''),
})

/** What a plan said in a revision, and whether it was in force. */
export const saidSchema = campaignContentSchema.extend({ state: z.enum(campaignStates) })
/** GET …/changes (plan.read): newest first. `after` is what the plan said in that revision. */
export const campaignChangesSchema = z.object({
  changes: z.array(
    z.object({
      revision: z.number().int(),
      reason: z.string(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
      before: saidSchema,
      after: saidSchema,
    }),
  ),
  more: z.boolean(),
})
export const campaignChangesQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type CampaignChange = z.infer<typeof campaignChangesSchema>['changes'][number]

/** A shipped plan to begin with: dates that its source does not give are null and asked for. */
export const planTemplateSchema = z.object({
  id: z.string(),
  name: z.string(),
  basis: z.string(),
  /** Where it comes from, and what in it is not said there. */
  source: z.string(),
  fromOn: day.nullable(),
  toOn: day.nullable(),
  phases: z.array(phaseSchema),
})
export type PlanTemplate = z.infer<typeof planTemplateSchema>
/** GET /api/plan/templates (plan.read). */
export const planTemplatesSchema = z.object({ templates: z.array(planTemplateSchema) })

/** What an agency shall have done of a phase; null: nobody has said. `dueOn` where it differs from the phase's end. */
const targetSchema = z.object({
  phase: z.string(),
  agencyId: z.uuid(),
  books: z.number().int().min(0).max(10_000_000).nullable(),
  records: z.number().int().min(0).max(100_000_000).nullable(),
  dueOn: day.nullable(),
})
export type Target = z.infer<typeof targetSchema>
/** GET …/targets (plan.read): by phase and by the agency that keeps the books today; `agency` null: nobody has said yet who keeps them. */
export const targetListSchema = z.object({
  targets: z.array(
    z.object({
      phase: z.string(),
      agency: agencyRef.nullable(),
      set: targetSchema.pick({ books: true, records: true, dueOn: true }).nullable(),
      /** Its books of the phase: how many there are, and how far. The proposal is their number and what their closing notes promise. */
      sums: bookSumsSchema,
      /** Whether every book has its closing total, so that `sums.closing` is the number of entries and no guess from below. */
      closingKnown: z.boolean(),
    }),
  ),
})
export type TargetLine = z.infer<typeof targetListSchema>['targets'][number]
/** POST …/targets (plan.manage) sets some, or takes those away that say nothing; answers targetListSchema. */
export const changedTargetsSchema = z.object({ targets: z.array(targetSchema).min(1).max(5000) })

/** What has to be done next with a book. */
export const workSteps = ['scan', 'key', 'check', 'deposit', 'accept'] as const
/** A kind that comes earlier in the phase and of which books are still to be keyed, and whether their people would be offered while keying this one. */
const openKindSchema = z.object({ kind: planKindSchema, books: z.number().int(), losesPeople: z.boolean() })
const phaseRefSchema = z.object({
  campaign: z.object({ agencyId: z.uuid(), id: z.uuid(), name: z.string() }),
  id: z.string(),
  name: z.string(),
  toOn: day.nullable(),
})
export const workItemSchema = z.object({
  agency: agencyRef,
  id: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  volume: z.string(),
  state: bookStateSchema,
  step: z.enum(workSteps),
  /** Numbers the book stands at. */
  closingTotal: z.number().int().nullable(),
  pages: z.number().int(),
  cases: z.number().int(),
  keyed: z.number().int(),
  checked: z.number().int(),
  deposited: z.number().int(),
  /** Null: in no plan that is in force. */
  phase: phaseRefSchema.nullable(),
  /** The phase's last day is over. */
  late: z.boolean(),
  /** Kinds that should be keyed first; empty: it is this book's turn. */
  early: z.array(openKindSchema),
})
export type WorkItem = z.infer<typeof workItemSchema>
/** GET /api/plan/work (plan.read): books not yet deposited that an agency (one's own unless told) and those below keep, in the order of the plans in force. */
export const workQuerySchema = z.object({
  agency: z.uuid().optional(),
  step: z.enum(workSteps).optional(),
  kind: planKindSchema.optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const workListSchema = z.object({ total: z.number().int(), books: z.array(workItemSchema) })

/** GET /api/books/:agency/:book/plan (plan.read): where a book stands in the plan; null: in none that is in force. */
export const bookPlanSchema = z.object({ phase: phaseRefSchema.nullable(), early: z.array(openKindSchema) })
