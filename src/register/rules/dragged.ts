import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { type Reading, textOf } from './reading.ts'

/** Looks for cells filled by dragging the corner of one: a name repeated row after row, a number or a day counted up. */
export interface DragSearch {
  readonly note: (reading: Reading) => void
  readonly finish: () => readonly Finding[]
}

/** Rows in a row that are no chance: of the person an entry is about; of parents, who may register several children in one go; of numbers and days. */
const leastRows = { main: 4, other: 7, counted: 5 } as const

interface Run {
  readonly column: string
  readonly least: number
  /** How far a value lies after another: 0 the same, 1 the next; anything else ends the run. */
  readonly step: (value: string, before: string) => 0 | 1 | undefined
  rows: { first: number; last: number; value: string; count: number; step: 0 | 1 | undefined }
}

/** Starts the search in a book of this kind. */
export function searchDragged(kind: RegisterKind): DragSearch {
  const runs: Run[] = kind.persons.flatMap(({ prefix, main, fields }) => {
    const start = (column: string | undefined, least: number, step: Run['step']): Run[] =>
      column === undefined ? [] : [{ column, least, step, rows: { ...nothing } }]
    return [
      ...(prefix === 'nyc' ? [] : start(fields.name, main ? leastRows.main : leastRows.other, sameText)),
      ...start(fields.identityNumber, leastRows.counted, nextNumber),
      ...start(fields.personalNumber, leastRows.counted, nextNumber),
      ...start(fields.birth, leastRows.counted, nextDay),
    ]
  })
  const findings: Finding[] = []
  const close = ({ column, least, rows: { first, last, value, count } }: Run) => {
    if (count >= least)
      findings.push(finding('value.dragged', { row: first, column, value, params: { last, count } }))
  }
  return {
    note: reading => {
      for (const run of runs) {
        const value = textOf(reading, run.column)
        const step = value === '' || run.rows.value === '' ? undefined : run.step(value, run.rows.value)
        if (step !== undefined && (run.rows.step === undefined || run.rows.step === step)) {
          run.rows = { ...run.rows, last: reading.row, value, count: run.rows.count + 1, step }
          continue
        }
        close(run)
        run.rows = { first: reading.row, last: reading.row, value, count: 1, step: undefined }
      }
    },
    finish: () => {
      for (const run of runs) close(run)
      for (const run of runs) run.rows = { ...nothing }
      return findings
    },
  }
}

const nothing: Run['rows'] = { first: 0, last: 0, value: '', count: 0, step: undefined }

function sameText(value: string, before: string): 0 | undefined {
  return value === before ? 0 : undefined
}

/** The next number of as many digits; only the last nine are compared, which a number can hold exactly. */
function nextNumber(value: string, before: string): 1 | undefined {
  if (value.length !== before.length || value.length < 8) return undefined
  return Number(value.slice(-9)) - Number(before.slice(-9)) === 1 ? 1 : undefined
}

/** Whole dates, each a day after the one above. */
function nextDay(value: string, before: string): 1 | undefined {
  if (value.length !== 10 || before.length !== 10) return undefined
  return dayOf(value) - dayOf(before) === 86_400_000 ? 1 : undefined
}

function dayOf(date: string): number {
  return Date.UTC(Number(date.slice(6)), Number(date.slice(3, 5)) - 1, Number(date.slice(0, 2)))
}
