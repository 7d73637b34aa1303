/** What may be done to a table as a whole; rows are another matter. `update` may name the only columns. */
export interface Grants {
  readonly insert: boolean
  readonly update: boolean | readonly string[]
  readonly delete: boolean
}

const grants = (words: string, columns?: readonly string[]): Grants => ({
  insert: words.includes('i'),
  update: columns ?? words.includes('u'),
  delete: words.includes('d'),
})

/**
 * Everything the program's role may do, written down a second time: a grant more or less than this fails the test. All of these may be
 * read. i insert, u update, d delete. What is official is never deleted; the journal is never changed.
 */
export const expectedGrants: Readonly<Record<string, Grants>> = {
  agency: grants('iu'),
  agency_succession: grants('iud'),
  account: grants('iu'),
  credential: grants('iu'),
  recovery_code: grants('iud'),
  pending_totp: grants('iud'),
  session: grants('iud'),
  sign_in_failure: grants('id'),
  setting: grants('iu'),
  assignment: grants('id', ['assigned_at', 'assigned_by', 'sees']),
  approval: grants('i', ['decided_at', 'decided_by', 'decision_reason', 'state']),
  book: grants('iu'),
  capture: grants('iu'),
  page: grants('iu'),
  book_scanning: grants('iu'),
  book_change: grants('i'),
  upload: grants('iud'),
  field_place: grants('iud'),
  package: grants('iud'),
  finding: grants('iud'),
  correction: grants('iud'),
  sheet_row: grants('iud'),
  entry: grants('iud'),
  entry_page: grants('iud'),
  keying_setup: grants('iu'),
  keying_batch: grants('iu'),
  keying_task: grants('iu'),
  keying: grants('iu'),
  keying_difference: grants('iu'),
  gold_entry: grants('iu'),
  gold_result: grants('i'),
  keying_reading: grants('iud'),
  keyed_person: grants('id'),
  file: grants('i'),
  deposit: grants('i'),
  deposit_task: grants('i', ['finished_at', 'outcome', 'state']),
  record: grants('iu'),
  record_version: grants('i'),
  mention: grants('id'),
  record_note: grants('i', ['withdrawn_at', 'withdrawn_by', 'withdrawn_reason']),
  record_link: grants('i', ['removed_at', 'removed_by']),
  record_draft: grants('iud'),
  extract_template: grants('i', ['in_use']),
  extract_counter: grants('iu'),
  extract: grants('i', ['cancelled_at', 'cancelled_by', 'cancelled_reason']),
  access_token: grants('i', ['last_used_on', 'revoked_at', 'revoked_by']),
  webhook: grants('i', [
    'failures',
    'held_until',
    'paused_because',
    'removed_at',
    'retry_at',
    'state',
    'types',
    'url',
  ]),
  webhook_cursor: grants('i', ['row', 'sequence']),
  webhook_delivery: grants('id', ['attempts', 'changes', 'delivered_at', 'problem', 'status', 'tried_at']),
  record_count: grants('iud'),
  uncounted_agency: grants('id'),
  name: grants('i'),
  job: grants('iud'),
  journal: grants('i'),
  journal_head: grants('iu'),
  journal_anchor: grants('i'),
}

/** Tables without row-level security, each with the reason why it needs none. */
export const withoutRowSecurity: Readonly<Record<string, string>> = {
  name: 'The dictionary of distinct names: a name alone says nothing of whose it is; who bears it stands in mention.',
  schema_migration: 'Which migrations were applied; the role has no right on it at all.',
}
