import { createHash } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { groupBy } from '../../register/group-by.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { maskValue, maskValues } from '../../register/mask-identity.ts'
import type { Row } from '../../register/row.ts'
import { applyCorrections, type CorrectionPlace } from '../corrections/apply-corrections.ts'
import { findCorrections } from '../corrections/find-corrections.ts'
import { getPackageAtWork } from '../corrections/package-at-work.ts'
import { readSheet } from '../corrections/sheet-memory.ts'
import { diffRows, type Revision, type StandingRow } from './diff-rows.ts'
import type { RevisedSheet } from './read-revised.ts'
import { mostListed, type RevisionView } from './schema.ts'
import { standingRows } from './standing-rows.ts'

/** Of five rows four may be new or gone; a workbook that knows fewer than one in five is of another book. */
const fewestPaired = 0.2

/**
 * Shows what a corrected workbook changes of a package, or with the digest of what was shown, changes it: one change that can be
 * undone. Throws as `getPackageAtWork` and `applyCorrections` do, `revision.other-book`, `revision.stale` (something was changed since it was shown).
 */
export async function revisePackage(
  tx: Transaction,
  place: CorrectionPlace,
  revised: RevisedSheet,
  expected: string | undefined,
): Promise<RevisionView> {
  const { agencyId, packageId, identity } = place
  const pack = await getPackageAtWork(tx, agencyId, packageId)
  const { kind, facts } = pack.book
  const corrections = await findCorrections(tx, agencyId, packageId)
  const rows = [...standingRows(await readSheet(tx, pack, pack.book.facts.lastRow), corrections)]
  const revision = diffRows({ kind, rows, lastRow: facts.lastRow, identity }, revised)
  if (revision.paired === 0 || revision.paired < fewestPaired * Math.min(rows.length, revised.rows.length))
    throw new AppError('revision.other-book')
  const digest = digestOf(revision)
  const view = { ...showRevision(kind, rows, revision, identity), digest }
  const absentFields = facts.fields.filter(field => !revised.fields.includes(field))
  const shown = { ...view, absentFields, unknownHeaders: [...revised.unknownHeaders] }
  if (expected === undefined) return { ...shown, change: null }
  if (expected !== digest) throw new AppError('revision.stale')
  return { ...shown, change: await applyCorrections(tx, place, revision.states) }
}

function digestOf({ states, changed }: Revision): string {
  const sorted = Object.entries(states).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([sorted, changed]))
    .digest('hex')
}

function showRevision(
  kind: RegisterKind,
  rows: readonly StandingRow[],
  { changed, added, leftOut, restored, masked, unreadable }: Revision,
  identity: boolean,
): Omit<RevisionView, 'digest' | 'absentFields' | 'unknownHeaders' | 'change'> {
  const shown = (column: string, value: string) => (identity ? value : maskValue(kind, column, value))
  const names = kind.persons.filter(({ main }) => main).map(({ fields }) => fields.name)
  const nameRow = ({ row, values }: Row) => ({
    row,
    number: values.so ?? '',
    name: names.flatMap(field => values[field] ?? []).join(' – '),
  })
  const cells = groupBy(changed, ({ row }) => row)
  const standing = new Map(rows.map(row => [row.row, row]))
  return {
    counts: {
      cells: changed.length,
      rows: cells.size,
      added: added.length,
      leftOut: leftOut.length,
      restored: restored.length,
      masked: masked.length,
      unreadable: unreadable.length,
    },
    changed: [...cells].slice(0, mostListed).map(([row, ofRow]) => ({
      ...nameRow(standing.get(row) ?? { row, values: {} }),
      cells: ofRow.map(({ column, before, after }) => ({
        column,
        before: shown(column, before),
        after: shown(column, after),
      })),
    })),
    added: added.slice(0, mostListed).map(row => ({
      ...nameRow(row),
      values: identity ? { ...row.values } : maskValues(kind, row.values),
    })),
    leftOut: leftOut.slice(0, mostListed).map(nameRow),
    restored: restored.slice(0, mostListed).map(nameRow),
  }
}
