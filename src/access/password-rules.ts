import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { foldPassword, isCommonPassword } from './common-passwords.ts'
import { passwordLength } from './schema.ts'

/** Whose password it is to be: what others know of the person must not be in it. */
export interface PasswordOwner {
  readonly username: string
  readonly displayName: string
  readonly agencyCode: string
}

/** Names shorter than this are in too many words to be forbidden inside; they are looked at together with what is left. */
const shortestInside = 4
/** What a password must have besides a name of its owner, in characters. */
const leastBeside = 6

/**
 * Whether somebody may have a password: long enough, none of the common ones, and not made of what others know of the person. No rules
 * about kinds of characters (NIST SP 800-63B). Throws `password.weak`, `password.common`, `password.personal`.
 */
export async function checkPassword(password: string, owner: PasswordOwner): Promise<void> {
  const length = [...password.normalize('NFC')].length
  const { min, max } = passwordLength
  if (length < min || length > max) throw new AppError('password.weak', { min, max })
  if (await isCommonPassword(password)) throw new AppError('password.common')
  if (await isPersonal(password, owner)) throw new AppError('password.personal')
}

const squeeze = (text: string) => foldPassword(text).replace(/[^a-z0-9]/g, '')

async function isPersonal(password: string, owner: PasswordOwner): Promise<boolean> {
  const squeezed = squeeze(password)
  const names = [owner.username, owner.displayName, owner.agencyCode]
    .map(squeeze)
    .filter(name => name !== '' && squeezed.includes(name))
  if (names.length === 0) return false
  if (names.some(name => name.length >= shortestInside)) return true
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), squeezed)
  return rest.length < leastBeside || isCommonPassword(rest)
}

/** As `checkPassword`, for an account that exists. */
export async function checkNewPassword(tx: Transaction, accountId: string, password: string): Promise<void> {
  const owner = await tx
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select(['account.username', 'account.display_name as displayName', 'agency.code as agencyCode'])
    .where('account.id', '=', accountId)
    .executeTakeFirstOrThrow()
  await checkPassword(password, owner)
}
