// Written by generate-tables.ts from the migrations; `npx vitest run --project db tables -u` writes it anew.
import type { ColumnType, Generated } from 'kysely'

/** Every table. */
export interface Tables {
  access_token: AccessTokenTable
  account: AccountTable
  agency: AgencyTable
  agency_succession: AgencySuccessionTable
  approval: ApprovalTable
  assignment: AssignmentTable
  book: BookTable
  book_change: BookChangeTable
  book_copy: BookCopyTable
  book_day: BookDayTable
  book_label: BookLabelTable
  book_pair: BookPairTable
  book_scanning: BookScanningTable
  book_sum: BookSumTable
  book_week: BookWeekTable
  campaign: CampaignTable
  campaign_change: CampaignChangeTable
  campaign_target: CampaignTargetTable
  capture: CaptureTable
  contractor: ContractorTable
  correction: CorrectionTable
  count_reason: CountReasonTable
  credential: CredentialTable
  custody_item: CustodyItemTable
  custody_slip: CustodySlipTable
  deposit: DepositTable
  deposit_task: DepositTaskTable
  entry: EntryTable
  entry_page: EntryPageTable
  extract: ExtractTable
  extract_counter: ExtractCounterTable
  extract_template: ExtractTemplateTable
  field_place: FieldPlaceTable
  file: FileTable
  finding: FindingTable
  gold_entry: GoldEntryTable
  gold_result: GoldResultTable
  guidance: GuidanceTable
  job: JobTable
  journal: JournalTable
  journal_anchor: JournalAnchorTable
  journal_head: JournalHeadTable
  keyed_person: KeyedPersonTable
  keying: KeyingTable
  keying_batch: KeyingBatchTable
  keying_difference: KeyingDifferenceTable
  keying_reading: KeyingReadingTable
  keying_setup: KeyingSetupTable
  keying_task: KeyingTaskTable
  lot: LotTable
  lot_book: LotBookTable
  mention: MentionTable
  minutes: MinutesTable
  name: NameTable
  obstacle: ObstacleTable
  obstacle_message: ObstacleMessageTable
  package: PackageTable
  page: PageTable
  payment: PaymentTable
  payment_book: PaymentBookTable
  pending_totp: PendingTotpTable
  practice: PracticeTable
  price_list: PriceListTable
  record: RecordTable
  record_count: RecordCountTable
  record_draft: RecordDraftTable
  record_link: RecordLinkTable
  record_note: RecordNoteTable
  record_version: RecordVersionTable
  recovery_code: RecoveryCodeTable
  sample_item: SampleItemTable
  schema_migration: SchemaMigrationTable
  session: SessionTable
  setting: SettingTable
  sheet_row: SheetRowTable
  sign_in_failure: SignInFailureTable
  uncounted_agency: UncountedAgencyTable
  upload: UploadTable
  webhook: WebhookTable
  webhook_cursor: WebhookCursorTable
  webhook_delivery: WebhookDeliveryTable
}

/** What a system shows instead of a password: 256 random bits, of which only the SHA-256 is kept. */
export interface AccessTokenTable {
  id: string
  account_id: string
  token_hash: Buffer
  hint: string
  addresses: Generated<string[]>
  expires_at: ColumnType<Date, Date | string, Date | string>
  last_used_on: string | null
  created_by: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  revoked_by: string | null
}

/** One account a person; the role and the agency give its rights (src/access/rights.ts). */
export interface AccountTable {
  id: string
  agency_id: string
  username: string
  display_name: string
  role:
    | 'administrator'
    | 'province-lead'
    | 'district'
    | 'registrar'
    | 'scanner'
    | 'keyer'
    | 'checker'
    | 'auditor'
  must_change_password: Generated<boolean>
  language: Generated<'vi' | 'en'>
  disabled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  kind: Generated<'person' | 'system'>
  rights: string[] | null
}

/** Registering and keeping agencies through time: Sở Tư pháp (province), Phòng Tư pháp (district), UBND cấp xã (commune). A code alone is ambiguous: codes are re-used. */
export interface AgencyTable {
  id: string
  code: string
  level: 'province' | 'district' | 'commune'
  name: string
  parent_id: string | null
  valid_from: string
  valid_to: string | null
  practice: Generated<boolean>
}

/** Who took over from whom, and whether wholly: rights over a book follow it. */
export interface AgencySuccessionTable {
  predecessor_id: string
  successor_id: string
  on_date: string
  extent: 'full' | 'partial'
  kind: Generated<'merge' | 'split' | 'rename' | 'abolish'>
  basis: Generated<string>
  recorded_by: string | null
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** A change asked by one person and decided by another: opening a closed book, removing or restoring a record, changing an account's rights. */
export interface ApprovalTable {
  agency_id: string
  id: string
  action: 'book.unlock' | 'record.remove' | 'record.reinstate' | 'record.restore' | 'account.change-rights'
  subject: string
  book_id: string | null
  detail: ColumnType<unknown, string | undefined, string>
  reason: string
  asked_by: string
  asked_at: ColumnType<Date, Date | string | undefined, Date | string>
  state: Generated<'asked' | 'approved' | 'refused' | 'withdrawn'>
  decided_by: string | null
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  decision_reason: string | null
}

/** The books a contractor's scanner, keyer or checker may see. */
export interface AssignmentTable {
  account_id: string
  agency_id: string
  book_id: string
  sees: Generated<'page' | 'crop'>
  assigned_by: string | null
  assigned_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** One paper volume of a register (quyển sổ), by the agency that registered it, the kind, the year it was opened and the volume number. Not a lock on numbers: the paper may repeat them. */
export interface BookTable {
  agency_id: string
  id: string
  kind: string
  year: number
  volume: string
  state: Generated<'listed' | 'scanned' | 'checked' | 'deposited' | 'accepted'>
  closing_total: number | null
  note: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
  keeper_id: string | null
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  opened_on: string | null
  ended_on: string | null
  first_number: string | null
  last_number: string | null
  period: string | null
  period_source: 'rule' | 'person' | null
  contractor_id: string | null
  reviewed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  reviewed_by: string | null
  second_of_agency_id: string | null
  second_of_book_id: string | null
  pages: Generated<number>
  cases: Generated<number>
  pdfs: Generated<number>
  keyed: Generated<number>
  checked: Generated<number>
  deposited: Generated<number>
  accepted: Generated<number>
}

/** The history of what people did to a book's pages or to the rows of a package: what was so before and after each change; an undoing is a change of its own that names the one it undoes. */
export interface BookChangeTable {
  agency_id: string
  id: string
  book_id: string
  kind: 'recipes' | 'layout' | 'order' | 'numbers' | 'roles' | 'cases' | 'corrections'
  affected: number
  before: ColumnType<unknown, string, string>
  after: ColumnType<unknown, string, string>
  undoes: string | null
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  package_id: string | null
}

/** One of the two legal copies of a book on paper: the one at the agency that registered, and the one at the agency above (lưu kép). */
export interface BookCopyTable {
  agency_id: string
  book_id: string
  copy: 'registering' | 'superior'
  standing: Generated<'present' | 'lost' | 'destroyed' | 'unknown'>
  condition: Generated<'unknown' | 'good' | 'worn' | 'torn' | 'illegible'>
  paper_size: 'A3' | 'A4' | 'A5' | 'other' | null
  sheets: number | null
  place: Generated<string>
  holder_agency_id: string | null
  holder_contractor_id: string | null
  slip_agency_id: string | null
  slip_id: string | null
  due_on: string | null
  note: Generated<string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** By how much the numbers of a book grew or shrank on a day (Vietnam time); their sums are the numbers of the book. */
export interface BookDayTable {
  agency_id: string
  book_id: string
  day: string
  pages: Generated<number>
  cases: Generated<number>
  pdfs: Generated<number>
  keyed: Generated<number>
  checked: Generated<number>
  deposited: Generated<number>
  accepted: Generated<number>
}

/** A label that was printed before the book was listed, and the book it was stuck on. */
export interface BookLabelTable {
  agency_id: string
  book_id: string
  code: string
  photo: Buffer | null
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Two books that look like the two copies of one and are not: somebody looked. The other may be another agency's. */
export interface BookPairTable {
  agency_id: string
  book_id: string
  other_agency_id: string
  other_book_id: string
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** How a book is scanned, as far as somebody has decided it; a book without a row has nothing decided. */
export interface BookScanningTable {
  agency_id: string
  book_id: string
  layout: 'single' | 'spread' | 'ledger' | null
  gutter: number | null
  gutter_within: number | null
  paused_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  template: ColumnType<unknown, string | null | undefined, string | null>
}

/** The books by what they are told apart by, and their numbers: what all rows with the same agency, keeper, kind, state, period and contractor add up to. */
export interface BookSumTable {
  agency_id: string
  keeper_id: string | null
  kind: string
  state: string
  period: string | null
  contractor_id: string | null
  books: number
  size: number
  unsized: number
  pages: number
  cases: number
  pdfs: number
  keyed: number
  checked: number
  deposited: number
  accepted: number
}

/** The days of book_day added up by week (its Monday), made anew every few hours: the days since its last week are read from book_day. Every week stands there twice: by agency alone (kind null), and by all that books are told apart by. */
export interface BookWeekTable {
  agency_id: string
  week: string
  keeper_id: string | null
  confidential: boolean
  kind: string | null
  year: number | null
  period: string | null
  contractor_id: string | null
  pages: number
  cases: number
  pdfs: number
  keyed: number
  checked: number
  deposited: number
  accepted: number
}

/** A plan of digitisation (kế hoạch số hóa) of an agency for itself and those below it. */
export interface CampaignTable {
  agency_id: string
  id: string
  name: string
  basis: Generated<string>
  template: Generated<string>
  from_on: string
  to_on: string
  state: Generated<'draft' | 'issued' | 'ended'>
  body: ColumnType<unknown, string | undefined, string>
  revision: Generated<number>
  account_id: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** How a plan was changed since it was made: what it said before and after, by whom and why. */
export interface CampaignChangeTable {
  agency_id: string
  id: string
  campaign_id: string
  revision: number
  reason: Generated<string>
  before: ColumnType<unknown, string, string>
  after: ColumnType<unknown, string, string>
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** What an agency shall have done of a phase, and by when where that differs from the phase. */
export interface CampaignTargetTable {
  agency_id: string
  campaign_id: string
  phase: string
  for_agency_id: string
  books: number | null
  records: number | null
  due_on: string | null
}

/** One picture of paper as it was taken in: an image file, or one page of a PDF or TIFF. It gives one page, or the two pages of a double page. */
export interface CaptureTable {
  agency_id: string
  id: string
  book_id: string
  original: Buffer
  original_name: string
  source_page: Generated<number>
  origin: Generated<'upload' | 'phone' | 'folder' | 'command'>
  batch_id: string | null
  batch_position: number | null
  state: Generated<'waiting' | 'ready' | 'failed'>
  error_code: string | null
  width: number | null
  height: number | null
  proposal: ColumnType<unknown, string | null | undefined, string | null>
  decision: ColumnType<unknown, string | null | undefined, string | null>
  reviewed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  reviewed_by: string | null
  retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  replaced_by: string | null
  account_id: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** A firm that digitises books for an agency (đơn vị số hóa), with its contract. Books without one are digitised by the agency's own people. */
export interface ContractorTable {
  id: string
  agency_id: string
  name: string
  contract: Generated<string>
  signed_on: string | null
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  account_id: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** What a person put right in a package; the workbook in the vault stays as it came. */
export interface CorrectionTable {
  agency_id: string
  book_id: string
  package_id: string
  row: number
  column: Generated<string>
  value: string
}

/** Why two neighbouring counts of a book differ, where its entries do not say it themselves: stated by a person. */
export interface CountReasonTable {
  agency_id: string
  book_id: string
  id: string
  step: 'closing-cases' | 'cases-pdfs' | 'pdfs-rows' | 'rows-records'
  why: string
  count: number
  note: Generated<string>
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** How an account proves itself; seen only by transactions of scope 'all'. */
export interface CredentialTable {
  account_id: string
  password_hash: string
  password_changed_at: ColumnType<Date, Date | string | undefined, Date | string>
  totp_secret: Buffer | null
  totp_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  totp_last_step: number | null
  external_id: string | null
}

/** A book on a slip, with its condition as both sides saw it; agency_id is the book's, the slip may be another agency's. */
export interface CustodyItemTable {
  agency_id: string
  slip_id: string
  slip_agency_id: string
  book_id: string
  copy: 'registering' | 'superior'
  position: number
  condition: Generated<string>
  sheets: number | null
}

/** A movement of books on paper (biên bản bàn giao, trả sổ), of the agency that made the slip. Rows are never removed: a cancelled one stays. */
export interface CustodySlipTable {
  agency_id: string
  id: string
  number: string
  kind: 'hand-over' | 'return' | 'transfer'
  from_agency_id: string | null
  from_contractor_id: string | null
  to_agency_id: string | null
  to_contractor_id: string | null
  from_person: string
  to_person: string
  on_day: string
  due_on: string | null
  reason: Generated<string>
  note: Generated<string>
  returns: string | null
  books: number
  docx: Buffer
  pdf: Buffer
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  cancelled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  cancelled_by: string | null
  cancelled_reason: string | null
}

/** One act of bringing a book into the registry, with its counts. */
export interface DepositTable {
  agency_id: string
  id: string
  book_id: string
  package_id: string | null
  mode: 'all' | 'valid'
  xlsx: Buffer
  zip: Buffer
  row_count: number
  pdf_count: number
  inserted: number
  updated: number
  unchanged: number
  rejected: number
  digest: Buffer
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  request: Buffer | null
  findings: ColumnType<unknown, string | null | undefined, string | null>
  found: ColumnType<unknown, string | undefined, string>
}

/** A checked package that is to be deposited in the background, together with the others of its batch; a job does it, and writes what came of it in the deposit's own transaction. */
export interface DepositTaskTable {
  agency_id: string
  id: string
  batch_id: string
  place: number
  book_id: string
  package_id: string
  mode: 'all' | 'valid'
  account_id: string
  state: Generated<'waiting' | 'deposited' | 'standing' | 'refused' | 'failed' | 'cancelled'>
  outcome: ColumnType<unknown, string | undefined, string>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** One registered case in the workshop; fields by the ministry's column names. */
export interface EntryTable {
  agency_id: string
  id: string
  book_id: string
  package_id: string | null
  row: number | null
  number: string
  fields: ColumnType<unknown, string, string>
  status: Generated<'assigned' | 'keyed' | 'checked' | 'deposited'>
  revision: Generated<number>
  position: number | null
  standing: Generated<'registered' | 'skipped' | 'repeated' | 'cancelled'>
  note: string | null
  doubts: ColumnType<unknown, string | undefined, string>
}

/** Which pages carry an entry, in order. */
export interface EntryPageTable {
  agency_id: string
  entry_id: string
  page_id: string
  position: number
  part: Generated<'main' | 'continued' | 'added' | 'back'>
  left: number | null
  top: number | null
  width: number | null
  height: number | null
  head: number | null
}

/** The book of issued copies (sổ cấp bản sao trích lục): one row a paper, of the agency that issued it; the record may be registered elsewhere, hence no foreign key. Rows are never removed: a cancelled one stays. */
export interface ExtractTable {
  agency_id: string
  id: string
  paper: string
  year: number
  series: string
  number: number
  code: string
  kind: string
  record_agency_id: string
  record_id: string
  record_version: number
  entry: string
  subject: string
  notes: ColumnType<unknown, string | undefined, string>
  copies: number
  requester_name: string
  requester_paper: Generated<string>
  signer_name: string
  signer_title: Generated<string>
  place: string
  fee_vnd: number | null
  issued_on: string
  template_version: number | null
  template: Buffer
  docx: Buffer
  pdf: Buffer
  folded: string
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  cancelled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  cancelled_by: string | null
  cancelled_reason: string | null
}

/** The last number of a series in a year; its row is locked while an extract is issued, so that numbers have no gaps. */
export interface ExtractCounterTable {
  agency_id: string
  year: number
  series: string
  last_number: number
}

/** A .docx that an office has put in the place of the shipped one; every version is kept. */
export interface ExtractTemplateTable {
  agency_id: string
  id: string
  paper: string
  version: number
  file: Buffer
  name: string
  remarks: ColumnType<unknown, string | undefined, string>
  in_use: Generated<boolean>
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Where a field stands on the part of a page that carries a case (the whole page where cases have no parts), as shares of its width and height. */
export interface FieldPlaceTable {
  agency_id: string
  book_id: string
  field: string
  left: number
  top: number
  width: number
  height: number
  sheet: Generated<number>
}

/** What the vault holds for an agency. A PDF of a case stays inside its book's .zip (container): offset and size of its bytes there, zip method 0 stored or 8 deflated. */
export interface FileTable {
  agency_id: string
  sha256: Buffer
  size_bytes: number
  media_type: string
  container: Buffer | null
  container_offset: number | null
  container_size: number | null
  container_method: number | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** What the check found in a package. as-in-book: a person looked at the paper and it says so. */
export interface FindingTable {
  agency_id: string
  id: string
  package_id: string
  code: string
  severity: 'error' | 'warning' | 'info'
  row: number | null
  column: string | null
  value: string | null
  params: ColumnType<unknown, string | undefined, string>
  suggestion: string | null
  resolution: string | null
  reason: string | null
  resolved_by: string | null
  resolved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** An entry whose fields somebody trusted has read with care: it goes into the work of keyers unseen, to measure it. */
export interface GoldEntryTable {
  agency_id: string
  entry_id: string
  book_id: string
  values: ColumnType<unknown, string, string>
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** What was keyed of a gold entry, field by field, and whether it was wrong. */
export interface GoldResultTable {
  agency_id: string
  task_id: string
  field: string
  book_id: string
  keyed: string
  wrong: boolean
}

/** An answer that others find (hướng dẫn), without anything personal; read by everybody. */
export interface GuidanceTable {
  id: string
  agency_id: string
  title: string
  body: string
  kind: Generated<string>
  folded: string
  account_id: string | null
  published_at: ColumnType<Date, Date | string | undefined, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Work to be done by a worker: claimed with SKIP LOCKED, held by a lease that a living worker renews. */
export interface JobTable {
  id: string
  kind: string
  agency_id: string
  payload: ColumnType<unknown, string, string>
  dedupe_key: string | null
  state: Generated<'waiting' | 'held' | 'running' | 'done' | 'failed'>
  attempts: Generated<number>
  run_at: ColumnType<Date, Date | string | undefined, Date | string>
  lease_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  progress: ColumnType<unknown, string | undefined, string>
  error: ColumnType<unknown, string | null | undefined, string | null>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  lane: string
  urgent: Generated<boolean>
  turn: Generated<number>
  failures: Generated<number>
}

/** Who did what, append-only: a chain of hashes per agency. hash = SHA-256(previous, and the row in canonical form). */
export interface JournalTable {
  agency_id: string
  sequence: number
  at: ColumnType<Date, Date | string, Date | string>
  account_id: string | null
  action: string
  subject: string
  detail: ColumnType<unknown, string, string>
  previous: Buffer
  hash: Buffer
  address: string | null
  before: Buffer | null
  after: Buffer | null
}

/** One seal a day (Vietnam time) over the last link of every chain, chained itself: printed or sent away, it shows later that no chain was replaced. */
export interface JournalAnchorTable {
  day: string
  row_count: number
  chains: ColumnType<unknown, string, string>
  previous: Buffer
  hash: Buffer
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** The last link of each agency's chain; its row lock puts writers in order. */
export interface JournalHeadTable {
  agency_id: string
  sequence: number
  hash: Buffer
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Whom entries name that are keyed and not deposited yet, to find known families by; follows entry.fields, as mention follows a record. */
export interface KeyedPersonTable {
  agency_id: string
  entry_id: string
  role: string
  book_id: string
  name: string
  folded: string
  sex: number | null
}

/** What one person keyed of one entry, as it is typed: field → value, doubts, and where values came from. */
export interface KeyingTable {
  agency_id: string
  task_id: string
  book_id: string
  account_id: string
  values: ColumnType<unknown, string | undefined, string>
  doubts: ColumnType<unknown, string | undefined, string>
  sources: ColumnType<unknown, string | undefined, string>
  note: string | null
  revision: number
  began_at: ColumnType<Date, Date | string | undefined, Date | string>
  saved_at: ColumnType<Date, Date | string | undefined, Date | string>
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Entries handed to one person for one pass. A batch taken back keeps what was keyed in it; its open entries are handed out anew. */
export interface KeyingBatchTable {
  agency_id: string
  id: string
  book_id: string
  pass: number
  account_id: string
  handed_by: string | null
  handed_at: ColumnType<Date, Date | string | undefined, Date | string>
  offline_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  revoked_by: string | null
}

/** Two keyed it differently: one field, both values, and what the arbiter read in the image. */
export interface KeyingDifferenceTable {
  agency_id: string
  id: string
  book_id: string
  entry_id: string
  first_task: string
  second_task: string
  field: string
  first: string
  second: string
  first_doubt: ColumnType<unknown, string | null | undefined, string | null>
  second_doubt: ColumnType<unknown, string | null | undefined, string | null>
  gold: Generated<boolean>
  value: string | null
  doubt: ColumnType<unknown, string | null | undefined, string | null>
  fault: 'first' | 'second' | 'both' | 'none' | null
  note: string | null
  account_id: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** What a machine read of print: offered in grey, never taken before a person confirms it. */
export interface KeyingReadingTable {
  agency_id: string
  entry_id: string
  field: string
  book_id: string
  text: string
  confidence: number
  engine: string
  picture: Generated<string>
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** How a book is keyed; a book without a row is keyed once, by the form of its period. */
export interface KeyingSetupTable {
  agency_id: string
  book_id: string
  mode: Generated<'single' | 'sample' | 'double'>
  field_modes: ColumnType<unknown, string | undefined, string>
  fields: string[] | null
  carried: ColumnType<unknown, string | undefined, string>
  shape: Generated<'form' | 'ledger'>
  script: Generated<'hand' | 'print'>
  sample_share: Generated<number>
  gold_share: Generated<number>
  batch_size: Generated<number>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_by: string | null
}

/** One entry, one pass, one person. What a batch loses when it is taken back is withdrawn and handed out as a new task: nobody ever writes over another's. */
export interface KeyingTaskTable {
  agency_id: string
  id: string
  book_id: string
  entry_id: string
  batch_id: string
  pass: number
  position: number
  fields: string[]
  gold: Generated<boolean>
  state: Generated<'open' | 'done' | 'parked' | 'withdrawn'>
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Books that are accepted or rejected together (lô nghiệm thu), by the sampling plan and the seed their sample was drawn with; of the agency that accepts. */
export interface LotTable {
  agency_id: string
  id: string
  number: string
  name: Generated<string>
  contractor_id: string | null
  plan: ColumnType<unknown, string, string>
  seed: string
  size: number
  sample_size: number
  state: Generated<'inspecting' | 'judged' | 'accepted' | 'rejected' | 'withdrawn'>
  nonconforming: number | null
  verdict: 'accept' | 'reject' | null
  reason: Generated<string>
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  judged_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  signed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  signed_by: string | null
}

/** A book of a lot, with its chain of counts as it was. agency_id is the book's. */
export interface LotBookTable {
  agency_id: string
  book_id: string
  lot_agency_id: string
  lot_id: string
  size: number
  counts: ColumnType<unknown, string | undefined, string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** A person named in the current version of a record, by role (nks, me, cha, chong, vo …). born_from..born_to is the range of a partial date. */
export interface MentionTable {
  agency_id: string
  record_id: string
  role: string
  name_id: number
  kind: string
  year: number
  born_from: string | null
  born_to: string | null
  sex: number | null
  identity_number: string | null
  variant: Generated<number>
  confidential: Generated<boolean>
}

/** Minutes of acceptance (biên bản nghiệm thu): what they say as data, and the papers made of it. */
export interface MinutesTable {
  agency_id: string
  id: string
  lot_id: string
  number: string
  said: ColumnType<unknown, string, string>
  digest: Buffer
  docx: Buffer
  pdf: Buffer
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** The dictionary of distinct names: search goes here first, then to mentions. */
export interface NameTable {
  id: Generated<number>
  text: string
  folded: string
}

/** A difficulty (khó khăn, vướng mắc) that an agency reports upward. */
export interface ObstacleTable {
  agency_id: string
  id: string
  year: number
  number: number
  kind: string
  title: string
  book_agency_id: string | null
  book_id: string | null
  page_id: string | null
  photo: Buffer | null
  with_agency_id: string
  state: Generated<'open' | 'answered' | 'closed'>
  guidance_id: string | null
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** What was said to an obstacle, in its order; nothing is changed or removed. */
export interface ObstacleMessageTable {
  agency_id: string
  id: string
  obstacle_id: string
  kind: 'report' | 'remark' | 'answer' | 'escalate' | 'close' | 'reopen'
  text: string
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** One book's delivery: its .xlsx and .zip, and what the check said. failure: {code, params} when the files could not be used. */
export interface PackageTable {
  agency_id: string
  id: string
  book_id: string | null
  xlsx: Buffer
  xlsx_name: string
  zip: Buffer | null
  zip_name: string | null
  state: Generated<'received' | 'checked' | 'unusable' | 'deposited'>
  kind: string | null
  year: number | null
  volume: string | null
  row_count: number | null
  pdf_count: number | null
  error_count: number | null
  warning_count: number | null
  info_count: number | null
  failure: ColumnType<unknown, string | null | undefined, string | null>
  account_id: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  checked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  reading: ColumnType<unknown, string | null | undefined, string | null>
  facts: ColumnType<unknown, string | null | undefined, string | null>
  keyed: string[] | null
}

/** A page of a book, in its order: the rendering of a capture, or of one half of it, by its recipe. */
export interface PageTable {
  agency_id: string
  id: string
  book_id: string
  sequence: number | null
  half: 'left' | 'right' | null
  rendered: Buffer | null
  thumbnail: Buffer | null
  width: number | null
  height: number | null
  recipe: ColumnType<unknown, string | null | undefined, string | null>
  flags: Generated<string[]>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  capture_id: string
  dpi: number | null
  metrics: ColumnType<unknown, string | null | undefined, string | null>
  role: Generated<'entries' | 'cover' | 'opening' | 'closing' | 'blank' | 'other'>
  number: string | null
  number_source: 'read' | 'typed' | null
  read_numbers: ColumnType<unknown, string | null | undefined, string | null>
  aside_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** A statement of quantities for payment (bảng xác nhận khối lượng): accepted books only, each once. */
export interface PaymentTable {
  agency_id: string
  id: string
  number: string
  contractor_id: string
  price_list_id: string
  lines: ColumnType<unknown, string, string>
  sum_vnd: number
  vat_vnd: number
  note: Generated<string>
  docx: Buffer
  pdf: Buffer
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  cancelled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  cancelled_by: string | null
  cancelled_reason: string | null
}

/** Which books a statement pays for, and what of it each is (without tax). agency_id is the book's. */
export interface PaymentBookTable {
  agency_id: string
  book_id: string
  payment_agency_id: string
  payment_id: string
  pages: number
  records: number
  amount_vnd: number
  cancelled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** A second factor that is being set up and not yet proven; encrypted as in credential. */
export interface PendingTotpTable {
  account_id: string
  secret: Buffer
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** One person's try at a lesson: the practice book made for it and the score. agency_id is the practice office. */
export interface PracticeTable {
  agency_id: string
  id: string
  account_id: string
  lesson: 'scan' | 'key' | 'check' | 'accept'
  book_id: string
  seed: number
  answers: ColumnType<unknown, string, string>
  marks: ColumnType<unknown, string | undefined, string>
  result: ColumnType<unknown, string | null | undefined, string | null>
  began_at: ColumnType<Date, Date | string | undefined, Date | string>
  ready_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  failed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Unit prices that an agency entered, with where they come from. A version never changes; a change is the next version. None is official. */
export interface PriceListTable {
  agency_id: string
  id: string
  name: string
  version: number
  source: string
  applies_from: string
  prices: ColumnType<unknown, string, string>
  vat_percent: Generated<number>
  account_id: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** An accepted record of the electronic civil-status database. Natural key: agency, kind, year of registration, number; occurrence counts entries that carry the same number on paper. */
export interface RecordTable {
  agency_id: string
  id: string
  book_id: string
  kind: string
  year: number
  number: string
  occurrence: Generated<number>
  version: number
  content: Buffer
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** How many standing records an agency registered, by kind and period of registration; kept in the transaction that changes the records (registry/counters), checked by sogoc verify, and made anew from the records at any time. */
export interface RecordCountTable {
  agency_id: string
  kind: string
  ethnic_group: Generated<number>
  period: number
  counts: number[]
  parts: Generated<number[]>
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** A record that is being typed directly: kept as it is typed, gone when it is entered. No official record. */
export interface RecordDraftTable {
  agency_id: string
  id: string
  book_id: string
  fields: ColumnType<unknown, string | undefined, string>
  about: ColumnType<unknown, string | undefined, string>
  pdf: Buffer | null
  pdf_name: string | null
  account_id: string
  revision: Generated<number>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** A record that changes, ends or concerns another one (TDCC, LH, CDGH, CN … → KS, KH, GH …). It belongs to the agency of the record that acts; the other may be registered elsewhere, hence no foreign key. */
export interface RecordLinkTable {
  agency_id: string
  id: string
  book_id: string
  record_id: string
  relation: string
  target_agency_id: string
  target_record_id: string
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  removed_by: string | null
}

/** Ghi chú: what was noted beside a record after its registration, with the decision it rests on. The record's own fields stay as the book has them. */
export interface RecordNoteTable {
  agency_id: string
  id: string
  book_id: string
  record_id: string
  kind: string
  text: string
  changes: ColumnType<unknown, string | undefined, string>
  noted_on: string
  decision_number: string | null
  decision_date: string | null
  decision_authority: string | null
  evidence: Buffer | null
  evidence_name: string | null
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

/** Every version a record ever had; nothing is overwritten. */
export interface RecordVersionTable {
  agency_id: string
  record_id: string
  version: number
  deposit_id: string | null
  row: number | null
  fields: ColumnType<unknown, string, string>
  pdf: Buffer
  pdf_name: string
  content: Buffer
  reason: string
  account_id: string | null
  at: ColumnType<Date, Date | string | undefined, Date | string>
  restores: number | null
  approval_id: string | null
  source: string
  former_year: number | null
  former_number: string | null
}

/** One-time codes for a lost telephone; 80 random bits each, so SHA-256 keeps them. */
export interface RecoveryCodeTable {
  account_id: string
  hash: Buffer
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** A record of a lot's sample and what somebody who neither keyed nor checked it found beside the image. */
export interface SampleItemTable {
  agency_id: string
  id: string
  book_id: string
  lot_agency_id: string
  lot_id: string
  record_id: string
  record_version: number
  position: number
  state: Generated<'waiting' | 'conforming' | 'nonconforming'>
  errors: ColumnType<unknown, string | undefined, string>
  note: Generated<string>
  checked_by: string | null
  checked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  revision: Generated<number>
}

export interface SchemaMigrationTable {
  name: string
  sha256: string
  applied_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Signed-in browsers; only the hash of the cookie's token is kept. */
export interface SessionTable {
  token_hash: Buffer
  account_id: string
  csrf_token: string
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  last_seen_at: ColumnType<Date, Date | string | undefined, Date | string>
  expires_at: ColumnType<Date, Date | string, Date | string>
  address: string | null
  user_agent: string | null
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  id: string
  way: Generated<'password' | 'oidc'>
}

/** What an administrator has set for the whole system; each name has one owner in the program. */
export interface SettingTable {
  name: string
  value: ColumnType<unknown, string, string>
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>
  updated_by: string | null
}

/** What a package's workbook says in rows that were corrected, and what its cells themselves gave cause to remark; derived, made anew by every check. */
export interface SheetRowTable {
  agency_id: string
  book_id: string
  package_id: string
  row: number
  values: ColumnType<unknown, string | null | undefined, string | null>
  tidied: Generated<string[]>
  remarks: ColumnType<unknown, string | undefined, string>
}

/** Failed sign-ins by account and by address, for throttling that survives a restart. */
export interface SignInFailureTable {
  subject: string
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** Agencies whose records are still to be counted: those that had records before they were counted at all. While they stand here, nothing is added for them, and statistics say so. */
export interface UncountedAgencyTable {
  agency_id: string
}

/** A file on its way in by tus: its bytes lie in DATA/uploads until they are complete, then in the vault. replaces: the page whose place it takes. */
export interface UploadTable {
  agency_id: string
  id: string
  book_id: string
  account_id: string
  name: string
  size_bytes: number
  origin: 'upload' | 'phone'
  batch_id: string | null
  batch_position: number | null
  replaces: string | null
  state: Generated<'receiving' | 'taken' | 'refused'>
  outcome: ColumnType<unknown, string | null | undefined, string | null>
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** An address of a system that is told of changes of records, within the system's own jurisdiction and rights. */
export interface WebhookTable {
  id: string
  account_id: string
  url: string
  types: string[]
  secret: Buffer
  state: Generated<'active' | 'paused'>
  paused_because: 'person' | 'failing' | 'no-right' | null
  failures: Generated<number>
  retry_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  held_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  created_by: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** How far into an agency's journal a webhook has been told: everything up to sequence; with a row: of the deposit at sequence only the records up to that row. */
export interface WebhookCursorTable {
  webhook_id: string
  agency_id: string
  sequence: number
  row: number | null
}

/** A batch on its way or delivered; stored before it is sent, so that it keeps its id and its extent when the program is killed. A test that a person asks for is none. The last ones are kept for the screen. */
export interface WebhookDeliveryTable {
  id: string
  webhook_id: string
  agency_id: string
  to_sequence: number
  to_row: number | null
  changes: number
  attempts: Generated<number>
  status: number | null
  problem: string | null
  created_at: ColumnType<Date, Date | string | undefined, Date | string>
  tried_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  delivered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}
