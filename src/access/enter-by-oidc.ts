import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { OidcPerson } from './oidc-client.ts'
import { readSettings } from './settings.ts'
import { enter, type Visitor } from './sign-in.ts'

/**
 * Signs in the account that belongs to somebody an OpenID provider vouches for; nothing is created. The provider's second factor stands
 * for ours: it must have said that it asked for one where the role must have it or the account has set one up, and our own
 * code is never asked for as well. Throws `oidc.unknown`, `oidc.disabled`, `oidc.second-factor`.
 */
export async function enterByOidc(
  app: Pick<App, 'config' | 'database'>,
  person: OidcPerson,
  from: Visitor,
  { name, claim }: { readonly name: string; readonly claim: string },
): Promise<{ readonly token: string }> {
  const account = await app.database.transaction({ scope: 'all' }, async tx => {
    const found = await findByExternalId(tx, person.externalId, claim)
    if (found === undefined) throw new AppError('oidc.unknown', { name })
    if (found.disabled_at !== null) throw new AppError('oidc.disabled')
    const { secondFactorRoles } = await readSettings(tx)
    const needed = found.totp_since !== null || secondFactorRoles.includes(found.role)
    if (needed && !person.secondFactor) throw new AppError('oidc.second-factor', { name })
    return found
  })
  return enter(app, { id: account.id, agencyId: account.agency_id }, from, 'oidc')
}

/** E-mail addresses are one address in capitals, too; two accounts with one of them are none. */
async function findByExternalId(tx: Transaction, externalId: string, claim: string) {
  const rows = await tx
    .selectFrom('credential')
    .innerJoin('account', 'account.id', 'credential.account_id')
    .select([
      'account.id',
      'account.agency_id',
      'account.role',
      'account.disabled_at',
      'credential.totp_since',
    ])
    .where(eb =>
      claim === 'email'
        ? eb(eb.fn<string>('lower', ['credential.external_id']), '=', externalId.toLowerCase())
        : eb('credential.external_id', '=', externalId),
    )
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0] : undefined
}
