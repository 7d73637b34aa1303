import type { FastifyRequest } from 'fastify'
import { appendJournal } from '../journal/append.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { findKind } from '../register/kind.ts'
import type { FindingView } from './read-findings.ts'
import { getPackage } from './read-packages.ts'

/** Which package. */
export interface PackagePlace {
  readonly agencyId: string
  readonly packageId: string
}

/** How the account of a request sees the contents of a package; throws `not-found`. */
export async function lookAt(
  tx: Transaction,
  request: FastifyRequest,
  { agencyId, packageId }: PackagePlace,
): Promise<FindingView> {
  const language = languageOf(request)
  const { kind } = await getPackage(tx, agencyId, packageId, language)
  return {
    language,
    kind: kind === null ? undefined : findKind(kind),
    identity: request.actor.rights.includes('identity.read'),
  }
}

/** Rows and findings hold what the book says of people: who looked at which is noted, once a request. */
export function journalReading(
  tx: Transaction,
  { agencyId, packageId }: PackagePlace,
  what: 'rows' | 'findings',
  offset: number,
  count: number,
): Promise<void> {
  const detail = { what, offset, count }
  return appendJournal(tx, { agencyId, action: 'package.read', subject: `package:${packageId}`, detail })
}
