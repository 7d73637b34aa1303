import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { listRights } from '../rights.ts'
import {
  type System,
  type systemListSchema,
  systemRights,
  systemRoleSchema,
  systemRoles,
  type Token,
} from './schema.ts'

/** The systems of the agencies in a jurisdiction, by name, each with its tokens; in a transaction of scope 'all'. */
export async function listSystems(
  tx: Transaction,
  jurisdiction: Jurisdiction,
): Promise<z.infer<typeof systemListSchema>> {
  const rows = await selectSystems(tx, jurisdiction).orderBy('account.display_name').execute()
  const held: readonly string[] = systemRights
  return {
    systems: await withTokens(tx, rows),
    roles: systemRoles.map(role => ({
      role,
      rights: listRights(role).filter(right => held.includes(right)),
    })),
  }
}

/** One of them. Throws `not-found`. */
export async function getSystemDetail(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  systemId: string,
): Promise<System> {
  const rows = await selectSystems(tx, jurisdiction).where('account.id', '=', systemId).execute()
  const [system] = await withTokens(tx, rows)
  if (system === undefined) throw new AppError('not-found')
  return system
}

function selectSystems(tx: Transaction, jurisdiction: Jurisdiction) {
  const query = tx
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select(['account.id', 'account.display_name', 'account.role', 'account.rights', 'account.disabled_at'])
    .select(['account.created_at', 'account.agency_id', 'agency.code', 'agency.name'])
    .select(
      sql<number>`(select count(*) from webhook where account_id = account.id and state = 'paused' and removed_at is null)`.as(
        'paused',
      ),
    )
    .where('account.kind', '=', 'system')
  return 'scope' in jurisdiction
    ? query
    : query.where('account.agency_id', '=', eb => eb.fn.any(eb.val([...jurisdiction.agencies])))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSystems>['execute']>>[number]

async function withTokens(tx: Transaction, rows: readonly Row[]): Promise<System[]> {
  const tokens = await tx
    .selectFrom('access_token')
    .selectAll()
    .where('account_id', '=', eb => eb.fn.any(eb.val(rows.map(row => row.id))))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.display_name,
    role: systemRoleSchema.parse(row.role),
    rights: row.rights ?? [],
    agency: { id: row.agency_id, code: row.code, name: row.name },
    disabled: row.disabled_at !== null,
    createdAt: row.created_at.toISOString(),
    pausedWebhooks: row.paused,
    tokens: tokens
      .filter(token => token.account_id === row.id)
      .map(
        (token): Token => ({
          id: token.id,
          hint: token.hint,
          addresses: token.addresses,
          createdAt: token.created_at.toISOString(),
          expiresAt: token.expires_at.toISOString(),
          lastUsedOn: token.last_used_on,
          revokedAt: token.revoked_at?.toISOString() ?? null,
        }),
      ),
  }))
}
