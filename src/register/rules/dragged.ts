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
  first: number
  last: number
  value: string
  count: number
  taken: 0 | 1 | undefined
}

/** Starts the search in a book of this kind. */
export function searchDragged(kind: RegisterKind): DragSearch {
  const runs: Run[] = kind.persons.flatMap(({ prefix, main, fields }) => {
    const start = (column: string | undefined, least: number, step: Run['step']): Run[] =>
      column === undefined ? [] : [{ column, least, step, ...nothing }]
    return [
      ...(prefix === 'nyc' ? [] : start(fields.name, main ? leastRows.main : leastRows.other, sameText)),
      ...start(fields.identityNumber, leastRows.counted, nextNumber),
      ...start(fields.personalNumber, leastRows.counted, nextNumber),
      ...start(fields.birth, leastRows.counted, nextDay),
    ]
  })
  const findings: Finding[] = []
  const close = ({ column, least, first, last, value, count }: Run) => {
    if (count >= least)
      findings.push(finding('value.dragged', { row: first, column, value, params: { last, count } }))
  }
  return {
    note: reading => {
      for (const run of runs) {
        const value = textOf(reading, run.column)
        const step = value === '' || run.value === '' ? undefined : run.step(value, run.value)
        const goesOn = step !== undefined && (run.taken === undefined || run.taken === step)
        if (!goesOn) {
          close(run)
          run.first = reading.row
          run.count = 0
        }
        run.last = reading.row
        run.value = value
        run.count += 1
        run.taken = goesOn ? step : undefined
      }
    },
    finish: () => {
      for (const run of runs) close(run)
      for (const run of runs) Object.assign(run, nothing)
      return findings
    },
  }
}

const nothing = { first: 0, last: 0, value: '', count: 0, taken: undefined }

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
