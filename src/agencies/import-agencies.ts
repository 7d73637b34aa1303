import { AppError } from '../errors.ts'
import type { Database } from '../platform/postgres/database.ts'
import { groupBy } from '../register/group-by.ts'
import type { Agency } from './find-agency.ts'
import { applyLine, handOver } from './import-line.ts'
import { type ParsedLine, parseAgencyLine } from './parse-agency-line.ts'
import type { AgencyLine } from './read-agency-file.ts'
import { agencyLevels } from './schema.ts'

/** What an import did, or why it did nothing: with a single error nothing is written. */
export interface ImportReport {
  readonly lines: number
  readonly added: number
  readonly changed: number
  readonly successions: number
  /** By line. */
  readonly errors: readonly LineError[]
}

export interface LineError {
  readonly line: number
  readonly error: AppError
}

/**
 * Declares and corrects agencies, and records who took over from them, as the lines of a file say: a line whose code and first
 * day are known corrects, any other declares; what is left empty stays as it is. All lines or none, and every bad line is named.
 */
export async function importAgencies(
  database: Database,
  lines: readonly AgencyLine[],
): Promise<ImportReport> {
  const errors: LineError[] = []
  const attempt = async <T>(line: number, act: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      errors.push({ line, error })
      return undefined
    }
  }
  const parsed: ParsedLine[] = []
  for (const line of lines) {
    const understood = await attempt(line.line, () => parseAgencyLine(line))
    if (understood !== undefined) parsed.push(understood)
  }
  let [added, changed, successions] = [0, 0, 0]
  const work = database.transaction({ scope: 'all' }, async tx => {
    const ended: { line: ParsedLine; agency: Agency }[] = []
    for (const line of parsed.sort(byLevelAndDay)) {
      const done = await attempt(line.line, () => applyLine(tx, line))
      if (done?.did === 'added') added++
      if (done?.did === 'changed') changed++
      if (done !== undefined && line.succession !== null) ended.push({ line, agency: done.agency })
    }
    for (const [agencyId, handed] of groupBy(ended, ({ agency }) => agency.id)) {
      const givers = handed.map(({ line }) => line)
      const first = givers[0]?.line ?? 0
      successions += (await attempt(first, () => handOver(tx, agencyId, givers))) ?? 0
    }
    if (errors.length > 0) throw new RolledBack()
  })
  try {
    await work
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    errors.sort((a, b) => a.line - b.line)
    return { lines: lines.length, added: 0, changed: 0, successions: 0, errors }
  }
  return { lines: lines.length, added, changed, successions, errors }
}

/** Undoes the transaction it is thrown in. */
class RolledBack extends Error {}

/** Parents before children, and who bore a code first before who bore it next. */
function byLevelAndDay(a: ParsedLine, b: ParsedLine): number {
  return (
    agencyLevels.indexOf(a.level) - agencyLevels.indexOf(b.level) ||
    (a.validFrom ?? '').localeCompare(b.validFrom ?? '') ||
    a.line - b.line
  )
}
