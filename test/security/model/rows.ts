import { rowsOfAgency } from './rows-of-agency.ts'
import { rowsOfAssignment, rowsOfBook } from './rows-of-book.ts'
import { rowsOfCounts } from './rows-of-counts.ts'
import { rowsOfMovedBook, rowsOfSlips } from './rows-of-custody.ts'
import { rowsOfInventory } from './rows-of-inventory.ts'
import { rowsOfKeying } from './rows-of-keying.ts'
import { rowsOfLots } from './rows-of-lots.ts'
import { rowsOfMoney, rowsOfPaidBook } from './rows-of-money.ts'
import { rowsOfObstacles } from './rows-of-obstacles.ts'
import { rowsOfPlan } from './rows-of-plan.ts'
import { rowOfDay, rowsOfSums } from './rows-of-progress.ts'
import { rowsOfTraining } from './rows-of-training.ts'
import type { View } from './view.ts'
import type { World } from './world.ts'

/** Column → SQL literal. */
export type Values = Readonly<Record<string, string>>

/** A row of the world's database, and who sees it. */
export interface WorldRow {
  readonly table: string
  /** As `keys` makes it. */
  readonly key: string
  readonly values: Values
  /** Another row like it; undefined where adding one proves nothing more. */
  readonly another?: Values
  sees(view: View): boolean
  /** Whether another row like it may be added; as `sees` unless told. */
  adds?(view: View): boolean
  /** Whether it may be changed and removed, as far as grants let anybody; as `sees` unless told. */
  changes?(view: View): boolean
}

/** What names a row of each table, as SQL. */
export const keys: Readonly<Record<string, string>> = {
  book: 'id::text',
  capture: 'id::text',
  page: 'id::text',
  book_scanning: 'book_id::text',
  book_change: 'id::text',
  upload: 'id::text',
  entry: 'id::text',
  entry_page: 'entry_id::text',
  package: 'id::text',
  finding: 'id::text',
  correction: `package_id || ' ' || row`,
  sheet_row: `package_id || ' ' || row`,
  deposit: 'id::text',
  deposit_task: 'id::text',
  record: 'id::text',
  record_version: 'record_id::text',
  mention: 'record_id::text',
  record_note: 'id::text',
  record_link: 'id::text',
  record_draft: 'id::text',
  approval: 'id::text',
  field_place: 'book_id::text',
  assignment: `account_id || ' ' || book_id`,
  file: 'agency_id::text',
  journal: 'agency_id::text',
  journal_head: 'agency_id::text',
  job: 'id::text',
  record_count: `agency_id || ' ' || kind`,
  uncounted_agency: 'agency_id::text',
  extract_template: 'id::text',
  extract_counter: 'agency_id::text',
  extract: 'id::text',
  keying_setup: 'book_id::text',
  keying_batch: 'id::text',
  keying_task: 'id::text',
  keying: 'task_id::text',
  keying_difference: 'id::text',
  gold_entry: 'entry_id::text',
  gold_result: 'task_id::text',
  keying_reading: 'entry_id::text',
  keyed_person: 'entry_id::text',
  book_day: 'book_id::text',
  book_sum: 'coalesce(keeper_id, agency_id)::text',
  book_week: 'coalesce(keeper_id, agency_id)::text',
  campaign: 'id::text',
  campaign_target: 'agency_id::text',
  campaign_change: 'id::text',
  book_copy: `book_id || ' ' || copy`,
  book_pair: 'book_id::text',
  lot: 'id::text',
  lot_book: 'book_id::text',
  sample_item: 'id::text',
  count_reason: 'id::text',
  minutes: 'id::text',
  custody_slip: 'id::text',
  custody_item: 'book_id::text',
  book_label: 'book_id::text',
  price_list: 'id::text',
  payment: 'id::text',
  payment_book: `book_id || ' ' || payment_id`,
  practice: 'id::text',
  obstacle: 'id::text',
  obstacle_message: 'id::text',
}

/** Every row that belongs to an agency or to a book of one. */
export function listRows(world: World): readonly WorldRow[] {
  return [
    ...world.agencies.flatMap((_, agency) => rowsOfAgency(world, agency)),
    ...world.books.flatMap((_, book) => rowsOfBook(world, book)),
    ...world.books.flatMap((_, book) => rowsOfKeying(world, book)),
    ...world.books.flatMap((_, book) => rowsOfInventory(world, book)),
    ...world.agencies.flatMap((_, agency) => rowsOfSlips(agency)),
    ...world.books.flatMap((_, book) => rowsOfMovedBook(world, book)),
    ...world.books.flatMap((_, book) => rowsOfObstacles(world, book)),
    ...world.agencies.flatMap((_, agency) => rowsOfMoney(agency)),
    ...world.books.map((_, book) => rowsOfPaidBook(world, book)),
    ...world.books.flatMap((_, book) => rowsOfTraining(world, book)),
    ...world.books.flatMap((_, book) => rowsOfLots(world, book)),
    ...world.books.flatMap((_, book) => rowsOfCounts(world, book)),
    ...world.agencies.flatMap((_, agency) => rowsOfPlan(agency)),
    ...world.agencies.flatMap((_, agency) => rowsOfSums(agency)),
    ...world.books.map((_, book) => rowOfDay(world, book)),
    ...rowsOfAssignment(world),
  ]
}
