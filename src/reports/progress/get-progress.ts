import { sql } from 'kysely'
import { findAgency } from '../../agencies/find-agency.ts'
import { agencyLevels } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import { findCampaigns, getCampaign } from '../../plan/find-campaigns.ts'
import { phaseIdOf } from '../../plan/phase-books.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { kindOrder } from '../../register/kind-order.ts'
import { type Question, readQuestion, singleBooks } from './question.ts'
import type { Grouping, Progress, ProgressFilter, ProgressGroup, ProgressQuery } from './schema.ts'
import { type GroupedBy, sumBooks, totalOf } from './sum-books.ts'
import { sumByAgency } from './sum-by-agency.ts'

/**
 * How far the books of a filter are: their sums by what they are told apart by, from the numbers that stand on the books, in one pass over them. Every book is in one
 * group, so the groups add up to the totals. Throws `not-found` for an agency or a plan that is not within the jurisdiction.
 */
export async function getProgress(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { by, campaign, campaignOf, ...filter }: ProgressQuery,
): Promise<Progress> {
  const under = filter.under === undefined ? null : await nameUnder(tx, jurisdiction, filter.under)
  const plan = { campaign, campaignOf }
  const groups = await listGroups(tx, jurisdiction, filter, by, plan)
  return { under, totals: totalOf(groups), groups: [...groups], confidential: isConfidential(jurisdiction) }
}

/** Whether adoptions and recognitions of parents are counted with what is in them. */
export const isConfidential = (jurisdiction: Jurisdiction): boolean =>
  'scope' in jurisdiction || jurisdiction.confidential === true

async function nameUnder(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Progress['under']> {
  const known =
    'scope' in jurisdiction ||
    jurisdiction.agencies.includes(id) ||
    jurisdiction.around?.includes(id) === true
  const agency = known ? await findAgency(tx, id) : undefined
  if (agency === undefined) throw new AppError('not-found')
  return { id: agency.id, code: agency.code, name: agency.name }
}

async function listGroups(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  filter: ProgressFilter,
  by: Grouping,
  plan: Pick<ProgressQuery, 'campaign' | 'campaignOf'>,
): Promise<readonly ProgressGroup[]> {
  const question = await readQuestion(tx, jurisdiction, filter)
  if (by === 'phase') return listPhases(tx, jurisdiction, { ...question, books: singleBooks }, plan)
  if (by === 'agency')
    return (await sumByAgency(tx, question)).map(({ keeper, region, sums }) => ({
      ...{ key: keeper?.id ?? null, name: keeper?.name ?? null, region, sums },
      filter: { keeper: keeper?.id ?? 'none' },
    }))
  const { key, filterOf, order } = simple[by]
  const groups = (await sumBooks(tx, question, { keys: { key: key.of }, ...key.join })).map(
    ({ keys, sums }) => ({
      ...{ key: keys.key ?? null, name: null, region: null, sums },
      filter: filterOf(keys.key ?? null),
    }),
  )
  const named = by === 'contractor' ? await nameContractors(tx, groups) : groups
  return [...named].sort(
    (a, b) => order(a) - order(b) || (a.name ?? a.key ?? '').localeCompare(b.name ?? b.key ?? '', 'vi'),
  )
}

const withAgency = sql`join agency a on a.id = b.agency_id`

interface Simple {
  readonly key: { readonly of: GroupedBy['keys'][string]; readonly join?: Pick<GroupedBy, 'join'> }
  readonly filterOf: (key: string | null) => ProgressFilter
  readonly order: (group: ProgressGroup) => number
}

const noneLast = ({ key }: ProgressGroup) => (key === null ? 1 : 0)
const placeIn = (list: readonly string[]) => (group: ProgressGroup) => {
  const place = list.indexOf(group.key ?? '')
  return place < 0 ? list.length : place
}

/** Groupings by something that stands on the book or its agency. */
const simple: Readonly<Record<Exclude<Grouping, 'agency' | 'phase'>, Simple>> = {
  kind: {
    key: { of: sql`b.kind` },
    filterOf: kind => ({ kind: kind ?? '' }),
    order: placeIn(kindOrder),
  },
  period: { key: { of: sql`b.period` }, filterOf: period => ({ period: period ?? 'none' }), order: noneLast },
  contractor: {
    key: { of: sql`b.contractor_id` },
    filterOf: contractor => ({ contractor: contractor ?? 'none' }),
    order: noneLast,
  },
  level: {
    key: { of: sql`a.level`, join: { join: withAgency } },
    filterOf: key => ({ level: agencyLevels.find(level => level === key) }),
    order: placeIn(agencyLevels),
  },
}

async function nameContractors(
  tx: Transaction,
  groups: readonly ProgressGroup[],
): Promise<readonly ProgressGroup[]> {
  const ids = groups.flatMap(({ key }) => key ?? [])
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from contractor where id = any(${ids}::uuid[])`.execute(tx)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return groups.map(group => ({ ...group, name: names.get(group.key ?? '') ?? null }))
}

/** By the phases of a plan, in its order: the one asked for, else the newest in force; books that are in none of them at the end. */
async function listPhases(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  question: Question,
  { campaign, campaignOf }: Pick<ProgressQuery, 'campaign' | 'campaignOf'>,
): Promise<readonly ProgressGroup[]> {
  const plan =
    campaign === undefined || campaignOf === undefined
      ? (await findCampaigns(tx, jurisdiction, sql`c.state = 'issued'`))[0]
      : await getCampaign(tx, jurisdiction, { agencyId: campaignOf, id: campaign })
  const phases = plan?.body.phases ?? []
  const sums = await sumBooks(tx, question, {
    keys: { key: phases.length === 0 ? sql`null::text` : phaseIdOf(phases) },
    join: withAgency,
  })
  const found = new Map(sums.map(({ keys, sums: of }) => [keys.key ?? null, of]))
  const outside = found.get(null)
  return [
    ...phases.flatMap(({ id, name, levels, kinds, yearFrom, yearTo }): ProgressGroup[] => {
      const of = found.get(id)
      if (of === undefined) return []
      const years = { ...(yearFrom !== null && { yearFrom }), ...(yearTo !== null && { yearTo }) }
      const filter = { levels: levels.join(','), kinds: kinds.join(','), ...years }
      return [{ key: id, name, region: null, filter, sums: of }]
    }),
    ...(outside === undefined ? [] : [{ key: null, name: null, region: null, filter: null, sums: outside }]),
  ]
}
