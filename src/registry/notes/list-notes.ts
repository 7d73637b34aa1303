import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { maskText, maskValues } from '../../register/mask-identity.ts'
import type { NoteView } from './schema.ts'

interface NoteRow {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly changes: Readonly<Record<string, string>>
  readonly noted_on: string
  readonly decision_number: string | null
  readonly decision_date: string | null
  readonly decision_authority: string | null
  readonly evidence_name: string | null
  readonly media_type: string | null
  readonly by: string | null
  readonly at: Date
  readonly withdrawn_at: Date | null
  readonly withdrawn_by: string | null
  readonly withdrawn_reason: string | null
}

/** The notes beside a record in the order of the days they hold from, withdrawn ones, too; `identity`: identity numbers in full. */
export async function listNotes(
  tx: Transaction,
  { agencyId, recordId }: { readonly agencyId: string; readonly recordId: string },
  kind: RegisterKind | undefined,
  identity: boolean,
): Promise<NoteView[]> {
  const { rows } = await sql<NoteRow>`
    select n.id, n.kind, n.text, n.changes, n.noted_on::text, n.decision_number, n.decision_date, n.decision_authority, n.evidence_name,
      f.media_type, account.display_name as by, n.at, n.withdrawn_at, withdrawer.display_name as withdrawn_by, n.withdrawn_reason
    from record_note n
    left join file f on f.agency_id = n.agency_id and f.sha256 = n.evidence
    left join account on account.id = n.account_id
    left join account withdrawer on withdrawer.id = n.withdrawn_by
    where n.agency_id = ${agencyId} and n.record_id = ${recordId}
    order by n.noted_on, n.at, n.id`.execute(tx)
  const shownText = (text: string) => (identity ? text : maskText(text))
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    text: shownText(row.text),
    changes: identity ? { ...row.changes } : maskValues(kind, row.changes),
    notedOn: row.noted_on,
    decision: decisionOf(row),
    evidence:
      row.media_type === null
        ? null
        : { name: shownText(row.evidence_name ?? ''), mediaType: row.media_type },
    by: row.by,
    at: row.at.toISOString(),
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { at: row.withdrawn_at.toISOString(), by: row.withdrawn_by, reason: row.withdrawn_reason ?? '' },
  }))
}

function decisionOf({ decision_number, decision_date, decision_authority }: NoteRow): NoteView['decision'] {
  if (decision_number === null || decision_date === null || decision_authority === null) return null
  return { number: decision_number, date: decision_date, authority: decision_authority }
}
