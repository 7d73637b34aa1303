/*
 * What an account may see and change, written from the words of the issue, of the role table's reaches and of the comments in
 * migration 0003, and from nothing else: it must not import jurisdiction.ts or acting-agencies.ts, which it is there to judge.
 */
import { type Right, roleTable } from '../../../src/access/rights.ts'
import { bookAt, type World, type WorldBook, type WorldSuccession } from './world.ts'

/** What a right lets an account see. */
export interface View {
  /** Who looks, by number. */
  readonly account: number
  /** The whole system. */
  readonly everything: boolean
  /** Books that the account's agency keeps today, or that are assigned. */
  seesBook(book: number): boolean
  /** Agencies that the account's agency acts for: what belongs to them as a whole. */
  seesAgency(agency: number): boolean
  /** Agencies only some books of which are seen: their files and jobs may be reached, their journal written to. */
  touchesAgency(agency: number): boolean
  /** Whether a book of those agencies is kept elsewhere: what has no book yet may turn out to be one of those. */
  readonly hasExceptions: boolean
  /** Adoptions and recognitions of parents. */
  readonly confidential: boolean
  /** Nothing of what others keyed: the work is done without seeing it. */
  readonly blind: boolean
}

/** What two people key of the same entry is worth something only while neither sees the other's. */
const worksBlind = (right: Right): boolean => right === 'keying.key'

/** Rights that only look reach further: the books of a divided agency while nobody has said who keeps them. */
export const looksOnly = (right: Right): boolean => right.endsWith('.read') || right.endsWith('.search')

/** What an account sees with a right; undefined when it does not hold it. */
export function viewOf(world: World, account: number, right: Right): View | undefined {
  const holder = world.accounts[account]
  if (holder === undefined) throw new RangeError(`no account ${account}`)
  const rights = roleTable[holder.role].rights
  const reach = rights[right]
  if (reach === undefined) return undefined
  const confidential = rights['records.confidential'] !== undefined
  if (reach === 'top') {
    if (!isTop(world, holder.agency)) return undefined
    return {
      account,
      everything: true,
      seesBook: () => true,
      seesAgency: () => true,
      touchesAgency: () => true,
      hasExceptions: false,
      confidential: true,
      blind: false,
    }
  }
  const blind = worksBlind(right)
  if (reach === 'assigned') {
    const assigned = world.assignments.filter(one => one.account === account).map(one => one.book)
    // Whoever assigned a book of adoptions meant its pages, too.
    return { ...byBooks(world, account, book => assigned.includes(book), new Set(), true), blind }
  }
  const { agency } = holder
  const whole = agenciesFor(world, agency, reach === 'subtree', false)
  const keepers = looksOnly(right) ? agenciesFor(world, agency, reach === 'subtree', true) : whole
  const keeps = (book: WorldBook) => keepers.has(book.keeper ?? book.agency)
  return { ...byBooks(world, account, index => keeps(bookAt(world, index)), whole, confidential), blind }
}

function byBooks(
  world: World,
  account: number,
  seesBook: (book: number) => boolean,
  whole: ReadonlySet<number>,
  confidential: boolean,
): Omit<View, 'blind'> {
  return {
    account,
    everything: false,
    seesBook,
    seesAgency: agency => whole.has(agency),
    touchesAgency: agency => world.books.some((book, index) => book.agency === agency && seesBook(index)),
    hasExceptions: world.books.some((book, index) => whole.has(book.agency) && !seesBook(index)),
    confidential,
  }
}

/**
 * The agencies an agency acts for today: itself; whoever it took over from, wholly (or, `partly`, in part where nobody did wholly); with
 * `below`, what is under any of them; and a divided agency all of whose successors are among them.
 */
function agenciesFor(world: World, agency: number, below: boolean, partly: boolean): ReadonlySet<number> {
  const found = new Set([agency])
  const belongs = (candidate: number): boolean => {
    const parent = world.agencies[candidate]?.parent ?? null
    if (below && parent !== null && found.has(parent)) return true
    const heirs = heirsOf(world, candidate)
    const within = (heir: WorldSuccession) => found.has(heir.successor)
    if (heirs.some(heir => within(heir) && heir.extent === 'full')) return true
    if (!isDivided(world, candidate)) return false
    return partly ? heirs.some(within) : heirs.length > 1 && heirs.every(within)
  }
  for (let grown = true; grown; ) {
    grown = false
    for (const candidate of world.agencies.keys()) {
      if (found.has(candidate) || !belongs(candidate)) continue
      found.add(candidate)
      grown = true
    }
  }
  return found
}

/** The top of the system: a living agency with nothing above it that is a province, or the one office where no province is declared. */
function isTop(world: World, agency: number): boolean {
  const { parent = 0, level, to = null } = world.agencies[agency] ?? {}
  const hasProvince = world.agencies.some(other => other.level === 'province' && other.parent === null)
  return parent === null && (to === null || to > world.today) && (level === 'province' || !hasProvince)
}

/** Who took over from an agency until today; what is only decided does not count yet. */
function heirsOf(world: World, agency: number): readonly WorldSuccession[] {
  return world.successions.filter(
    ({ predecessor, onDate }) => predecessor === agency && onDate <= world.today,
  )
}

/** An agency that ended without anybody taking it over wholly. One that lost a part and lives on keeps its books. */
function isDivided(world: World, agency: number): boolean {
  const to = world.agencies[agency]?.to ?? null
  return to !== null && to <= world.today && !heirsOf(world, agency).some(({ extent }) => extent === 'full')
}
