import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { includesAgency } from '../access/jurisdiction.ts'
import { findAgencyAbove } from '../agencies/agency-above.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import { findOrigin, type Jurisdiction, type Transaction } from '../platform/postgres/database.ts'
import type { ObstacleState } from './schema.ts'

export interface ObstaclePlace {
  readonly agencyId: string
  readonly obstacleId: string
}

/** What is said to an obstacle. */
export interface Saying {
  readonly kind: 'remark' | 'answer' | 'escalate' | 'close' | 'reopen'
  readonly text: string
}

interface LockedObstacle {
  readonly state: ObstacleState
  readonly withId: string
}

/** Says something to an obstacle one reported oneself or sees: a remark, that it is over, or that it is not. Throws `not-found`, `obstacle.closed`, `obstacle.open`. */
export async function remark(tx: Transaction, place: ObstaclePlace, saying: Saying): Promise<void> {
  const obstacle = await lockObstacle(tx, place)
  if (saying.kind === 'reopen') {
    if (obstacle.state !== 'closed') throw new AppError('obstacle.open')
  } else refuseClosed(obstacle)
  await say(tx, place, saying, obstacle)
}

/**
 * Answers an obstacle, closes it, or hands it to the agency above: for those who have to answer it and those above them. Throws `not-found`, `obstacle.closed`,
 * `obstacle.not-yours`, `obstacle.top`.
 */
export async function answer(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  place: ObstaclePlace,
  saying: Saying,
): Promise<void> {
  const obstacle = await lockObstacle(tx, place)
  refuseClosed(obstacle)
  if (!includesAgency(jurisdiction, obstacle.withId)) throw new AppError('obstacle.not-yours')
  await say(tx, place, saying, obstacle)
}

function refuseClosed({ state }: LockedObstacle): void {
  if (state === 'closed') throw new AppError('obstacle.closed')
}

async function lockObstacle(
  tx: Transaction,
  { agencyId, obstacleId }: ObstaclePlace,
): Promise<LockedObstacle> {
  const { rows } = await sql<LockedObstacle>`
    select state, with_agency_id as "withId" from obstacle
    where agency_id = ${agencyId} and id = ${obstacleId} for no key update`.execute(tx)
  const [obstacle] = rows
  if (obstacle === undefined) throw new AppError('not-found')
  return obstacle
}

async function say(
  tx: Transaction,
  { agencyId, obstacleId }: ObstaclePlace,
  { kind, text }: Saying,
  before: LockedObstacle,
): Promise<void> {
  const after = await follow(tx, kind, before)
  await sql`
    update obstacle set state = ${after.state}, with_agency_id = ${after.withId}, changed_at = now(),
      closed_at = ${after.state === 'closed' ? sql`now()` : null}
    where agency_id = ${agencyId} and id = ${obstacleId}`.execute(tx)
  await sql`
    insert into obstacle_message (agency_id, id, obstacle_id, kind, text, account_id)
    values (${agencyId}, ${newId()}, ${obstacleId}, ${kind}, ${text}, ${findOrigin(tx)?.accountId ?? null})`.execute(
    tx,
  )
  await appendJournal(tx, {
    agencyId,
    action: `obstacle.${kind}`,
    subject: `obstacle:${obstacleId}`,
    before,
    after,
  })
}

async function follow(
  tx: Transaction,
  kind: Saying['kind'],
  { state, withId }: LockedObstacle,
): Promise<LockedObstacle> {
  switch (kind) {
    case 'remark':
      return { state, withId }
    case 'answer':
      return { state: 'answered', withId }
    case 'close':
      return { state: 'closed', withId }
    case 'reopen':
      return { state: 'open', withId }
    case 'escalate': {
      const above = await findAgencyAbove(tx, withId)
      if (above === null) throw new AppError('obstacle.top')
      return { state: 'open', withId: above.id }
    }
  }
}
