import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { canonicalFields } from '../../register/entry.ts'
import { findKind } from '../../register/kind.ts'
import { maskValue } from '../../register/mask-identity.ts'
import { contentHash, type Fields } from '../records/content.ts'
import type { RecordPlace } from '../records/read-record.ts'
import { addVersion } from '../records/write-version.ts'
import type { repairSchema } from '../schema.ts'
import { findRecord, getStandingRecord, getVersion, stateOf } from './find-record.ts'
import { planNumber } from './plan-number.ts'

/** What a person typed so that the record says what the image says; `identity`: they see identity numbers in full. */
export type Repair = z.output<typeof repairSchema> & { readonly identity: boolean }

/**
 * Puts typing errors of a record right: a new version with the same PDF, under another number where that was typed wrongly; gives its
 * number. The paper is not judged: what it really says may break every rule. Throws `not-found`, `record.removed`, `book.closed`,
 * `repair.changed` (somebody was faster), `repair.no-change`, `repair.number`, `repair.repeat`, `repair.masked`.
 */
export async function repairRecord(
  tx: Transaction,
  { agencyId, recordId }: RecordPlace,
  { version, fields, reason, acceptRepeat, identity }: Repair,
): Promise<number> {
  const record = await getStandingRecord(tx, agencyId, recordId)
  await requireOpenBook(tx, agencyId, record.bookId)
  if (record.version !== version) throw new AppError('repair.changed', { version: record.version })
  const old = await getVersion(tx, record, version)
  const next = readRepaired(record.kind, old.fields, fields, identity)
  const content = contentHash(next, old.pdf.toString('hex'))
  if (content.equals(old.content)) throw new AppError('repair.no-change')
  const { key, repeats } = await planNumber(tx, record, next)
  if (repeats && key !== undefined && !acceptRepeat)
    throw new AppError('repair.repeat', { number: key.number, year: key.year })
  const repaired = await addVersion(
    tx,
    record,
    { ...old, fields: next, content },
    { source: 'repair' },
    reason,
    key,
  )
  await appendJournal(tx, {
    agencyId,
    action: 'record.repair',
    subject: `record:${recordId}`,
    detail: { book: record.bookId, version: repaired, fields: listChanged(old.fields, next) },
    before: stateOf(record),
    after: stateOf(await findRecord(tx, agencyId, recordId)),
  })
  return repaired
}

/** The fields as they are stored. What somebody can't see they can't change either: a masked value that comes back stands for the whole one. */
function readRepaired(kindCode: string, old: Fields, typed: Fields, identity: boolean): Fields {
  const kind = findKind(kindCode)
  if (kind === undefined) return typed
  const whole = Object.entries(typed).map(([id, value]): [string, string] => {
    const before = old[id] ?? ''
    const masked = maskValue(kind, id, before)
    if (identity || masked === before) return [id, value]
    if (value !== masked) {
      const field = kind.fields.find(field => field.id === id)?.label.vi ?? id
      throw new AppError('repair.masked', { field })
    }
    return [id, before]
  })
  return canonicalFields(kind, Object.fromEntries(whole))
}

/** The names of the fields that differ; never their values. */
function listChanged(before: Fields, after: Fields): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(id => before[id] !== after[id])
    .sort()
}
