import { once } from 'node:events'
import { AppError } from '../errors.ts'
import { peekSheets } from './peek-sheets.ts'
import { openSheet } from './read-sheet.ts'
import type { SheetReading } from './sheet-reading.ts'
import { toWireRow, type WireRow } from './wire-row.ts'

/** What the child is asked: the rows of the data sheet, or with `peek` a look at every sheet. */
export interface ChildRequest {
  readonly path: string
  readonly name: string
  readonly reading: SheetReading
  readonly peek?: boolean
}

const batchRows = 100

/**
 * The child process `__sheet REQUEST` (JSON): reads one file and writes JSON lines to standard output: the head, then arrays of rows, then
 * `{"end":true,"remarks":…}`; or `{"peek":[…]}`; or `{"error":{code,params}}` when the file can't be used.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { path, name, reading, peek = false } = JSON.parse(args[0] ?? '{}') as ChildRequest
  process.stdout.on('error', () => process.exit(1))
  try {
    if (peek) await send({ peek: await peekSheets(path, name, reading) })
    else await sendRows(path, name, reading)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await send({ error: { code: error.code, params: error.params } })
    return 0
  }
}

async function sendRows(path: string, name: string, reading: SheetReading): Promise<void> {
  const { head, rows, remarks } = await openSheet(path, name, reading)
  await send({ head })
  let batch: WireRow[] = []
  for await (const row of rows) {
    batch.push(toWireRow(row))
    if (batch.length === batchRows) {
      await send(batch)
      batch = []
    }
  }
  if (batch.length > 0) await send(batch)
  await send({ end: true, remarks: remarks() })
}

async function send(message: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain')
}
