import { sql } from 'kysely'
import { includesAgency } from '../access/jurisdiction.ts'
import type { Right } from '../access/rights.ts'
import { findAgencyAbove } from '../agencies/agency-above.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { ObstaclePlace } from './say.ts'
import { messageKindSchema, type ObstacleDetail } from './schema.ts'
import { selectObstacles } from './select-obstacles.ts'

interface MessageRow {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly name: string | null
  readonly agency: string | null
  readonly at: Date
}

/** An obstacle with all that was said to it, and what this account may do; its texts may name people, so that it was read is journaled. Throws `not-found`. */
export async function getObstacle(
  tx: Transaction,
  actor: { readonly rights: readonly Right[]; readonly jurisdiction: Jurisdiction },
  { agencyId, obstacleId }: ObstaclePlace,
): Promise<ObstacleDetail> {
  const [obstacle] = await selectObstacles(tx, sql`o.agency_id = ${agencyId} and o.id = ${obstacleId}`)
  if (obstacle === undefined) throw new AppError('not-found')
  const { rows } = await sql<MessageRow>`
    select m.id, m.kind, m.text, c.display_name as name, a.name as agency, m.at
    from obstacle_message m left join account c on c.id = m.account_id left join agency a on a.id = c.agency_id
    where m.agency_id = ${agencyId} and m.obstacle_id = ${obstacleId} order by m.at, m.id`.execute(tx)
  const above = await findAgencyAbove(tx, obstacle.with.id)
  const can = (right: Right) => actor.rights.includes(right)
  const closed = obstacle.state === 'closed'
  const answers = can('obstacles.answer') && includesAgency(actor.jurisdiction, obstacle.with.id) && !closed
  await appendJournal(tx, { agencyId, action: 'obstacle.read', subject: `obstacle:${obstacleId}` })
  return {
    obstacle,
    messages: rows.map(({ id, kind, text, name, agency, at }) => ({
      id,
      kind: messageKindSchema.parse(kind),
      text,
      by: name === null || agency === null ? null : { name, agency },
      at: at.toISOString(),
    })),
    may: {
      remark: can('obstacles.report') && !closed,
      answer: answers,
      escalate: answers && above !== null,
      close: !closed && (answers || can('obstacles.report')),
      reopen: closed && can('obstacles.report'),
      publish: can('guidance.publish') && obstacle.guidanceId === null,
    },
    above: above && { id: above.id, name: above.name },
  }
}
