import { sql } from 'kysely'
import { findActingAgencies } from '../agencies/acting-agencies.ts'
import { practiceOfficeId } from '../agencies/schema.ts'
import { systemAgencyId } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'
import { findReach, type Reach, type Right, rights } from './rights.ts'
import type { Role } from './schema.ts'
import { systemRights } from './systems/schema.ts'

/** Rights that only look: they reach the books of an agency taken over in part while nobody has said who keeps them. */
const looks = (right: Right) => /\.(read|search)$/.test(right)

/** Rights of work that is done without seeing what others did of it. */
const blinds = (right: Right) => right === 'keying.key'

/** What may be done to a practice book, by whom it was made for; nothing that leads out of the workshop. */
const practiceRights: ReadonlySet<Right> = new Set([
  'books.read',
  'pages.read',
  'pages.upload',
  'pages.arrange',
  'originals.read',
  'keying.read',
  'keying.key',
  'packages.read',
  'packages.check',
  'findings.resolve',
])

/** A jurisdiction that ends somewhere. */
type Bounds = Exclude<Jurisdiction, { scope: 'all' }>

/** Whose right it is. */
export interface RightHolder {
  readonly id: string
  readonly agencyId: string
  readonly role: Role
  /** Another system: the only rights of its role that it has. Null or absent: a person, who has all of them. */
  readonly only?: readonly string[] | null
}

const forSystems: readonly Right[] = systemRights

/** How far an account's right reaches; undefined when it does not hold it. A system never holds what needs a human being. */
function reachOf({ role, only }: RightHolder, right: Right): Reach | undefined {
  const lacks = only != null && !(only.includes(right) && forSystems.includes(right))
  return lacks ? undefined : findReach(role, right)
}

/** The rights an account holds: those of its role, without those of the top when its agency is not there. */
export async function listHeldRights(tx: Transaction, holder: RightHolder): Promise<readonly Right[]> {
  const held = rights.filter(right => reachOf(holder, right) !== undefined)
  const forTop = (right: Right) => reachOf(holder, right) === 'top'
  if (!held.some(forTop) || (await isTop(tx, holder.agencyId))) return held
  return held.filter(right => !forTop(right))
}

/**
 * Whose rows an account may touch with a right; undefined when it does not hold the right. Needs a transaction of scope 'all'. Practice books are within it only
 * when the practice office is what is asked about, and then nothing else is.
 */
export async function findJurisdiction(
  tx: Transaction,
  account: RightHolder,
  right: Right,
  about?: string,
): Promise<Jurisdiction | undefined> {
  const reach = reachOf(account, right)
  if (about === practiceOfficeId) {
    if (reach === undefined || !practiceRights.has(right)) return undefined
    return { ...(await findAssigned(tx, account.id, true)), blind: blinds(right) }
  }
  switch (reach) {
    case undefined:
      return undefined
    case 'top':
      return (await isTop(tx, account.agencyId)) ? { scope: 'all' } : undefined
    case 'assigned':
      return { ...(await findAssigned(tx, account.id, false)), blind: blinds(right) }
    case 'own':
    case 'subtree':
      return { ...(await findKept(tx, account, right, reach === 'subtree')), blind: blinds(right) }
  }
}

/**
 * A living agency with nothing above it: the province of an installation, or the one office where no province is declared. A commune
 * that a deposit declared on the way has nothing above it either, and is not the top.
 */
async function isTop(tx: Transaction, agencyId: string): Promise<boolean> {
  const { rows } = await sql`
    select from agency a
    where id = ${agencyId} and parent_id is null and (valid_to is null or valid_to > ${today()}::date)
      and (level = 'province' or not exists (select from agency p where p.level = 'province' and p.parent_id is null))`.execute(
    tx,
  )
  return rows.length > 0
}

/** The assigned books and nothing else of their agencies; whoever assigned a book of adoptions meant its pages, too. */
async function findAssigned(tx: Transaction, accountId: string, practice: boolean): Promise<Bounds> {
  const rows = await tx
    .selectFrom('assignment')
    .select(['agency_id', 'book_id'])
    .where('account_id', '=', accountId)
    .where('agency_id', practice ? '=' : '<>', practiceOfficeId)
    .execute()
  return {
    agencies: [],
    books: rows.map(row => row.book_id),
    around: [...new Set(rows.map(row => row.agency_id))],
    confidential: true,
  }
}

/** The books an agency keeps: by succession, but for those of which somebody said otherwise. */
async function findKept(tx: Transaction, holder: RightHolder, right: Right, below: boolean): Promise<Bounds> {
  const { agencyId } = holder
  const { whole, partial } = await findActingAgencies(tx, agencyId, { below })
  const keepers = looks(right) ? [...whole, ...partial] : whole
  const { rows } = await sql<{ agency_id: string; id: string; kept: boolean }>`
    select agency_id, id, keeper_id = any(${keepers}::uuid[]) as kept from book
    where keeper_id is not null and (agency_id = any(${whole}::uuid[])) <> (keeper_id = any(${keepers}::uuid[]))
    union all
    select agency_id, id, true from book
    where keeper_id is null and ${looks(right)}::boolean and agency_id = any(${partial}::uuid[])`.execute(tx)
  const books = rows.filter(row => row.kept)
  // The chain of what belongs to no agency is read at the top.
  const top = below && (await isTop(tx, agencyId))
  return {
    agencies: top ? [...whole, systemAgencyId] : whole,
    except: rows.filter(row => !row.kept).map(row => row.id),
    books: books.map(row => row.id),
    around: [...new Set(books.map(row => row.agency_id))],
    confidential: reachOf(holder, 'records.confidential') !== undefined,
  }
}

/** Whether rows of an agency as a whole (not of single books) are within a jurisdiction. */
export function includesAgency(jurisdiction: Jurisdiction, agencyId: string): boolean {
  return 'scope' in jurisdiction || jurisdiction.agencies.includes(agencyId)
}
