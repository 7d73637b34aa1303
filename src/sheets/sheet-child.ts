import { once } from 'node:events'
import { AppError } from '../errors.ts'
import { openSheet } from './read-sheet.ts'
import type { SheetRow } from './sheet-row.ts'

/** A row on the wire: row number, cells, marks when there are any. */
export type WireRow = readonly [row: number, cells: SheetRow['cells'], marks?: NonNullable<SheetRow['marks']>]

const batchRows = 100

/**
 * The child process `__sheet PATH [NAME]`: reads one workbook and writes JSON lines to standard output: the head, then arrays
 * of rows, then `{"end":true}`; or `{"error":{code,params}}` when the file can't be used.
 */
export async function run(args: readonly string[]): Promise<number> {
  const [path = '', name] = args
  process.stdout.on('error', () => process.exit(1))
  try {
    const { head, rows } = await openSheet(path, name)
    await send({ head })
    let batch: WireRow[] = []
    for await (const { row, cells, marks } of rows) {
      batch.push(marks === undefined ? [row, cells] : [row, cells, marks])
      if (batch.length === batchRows) {
        await send(batch)
        batch = []
      }
    }
    if (batch.length > 0) await send(batch)
    await send({ end: true })
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await send({ error: { code: error.code, params: error.params } })
    return 0
  }
}

async function send(message: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain')
}
