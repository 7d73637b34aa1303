import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getKind } from '../../register/kind.ts'
import { maskValues } from '../../register/mask-identity.ts'
import type { Row } from '../../register/row.ts'
import { cleanBook } from '../../register/testing/clean-rows.ts'
import type { Corrections } from '../corrections/corrections.ts'
import type { ReadRow } from '../sheet-values.ts'
import { diffRows, type Revision } from './diff-rows.ts'
import { standingRows } from './standing-rows.ts'

const ks = getKind('KS')
const fields = ks.fields.map(({ id }) => id)
const none: Corrections = { cells: new Map(), leftOut: new Set(), added: [] }

const asRead = (rows: readonly Row[]): ReadRow[] => rows.map(row => ({ row, findings: [] }))
const revised = (rows: readonly Row[], columns = fields) => ({
  rows: rows.map(row => ({ ...row, unreadable: new Set<string>() })),
  fields: columns,
})
/** What is in the rows, wherever they stand. */
const contents = (rows: readonly Row[]) =>
  rows
    .map(({ values }) =>
      JSON.stringify(
        Object.entries(values)
          .filter(([, value]) => value !== '')
          .sort(),
      ),
    )
    .sort()

/** Lays the corrections a revision asks for over those that were there. */
function applied(before: Corrections, { states }: Revision): Corrections {
  const cells = new Map([...before.cells].map(([row, own]) => [row, { ...own }]))
  const leftOut = new Set(before.leftOut)
  const added = new Set(before.added)
  for (const [id, state] of Object.entries(states)) {
    const [row = 0, column = ''] = [Number(id.split(':')[0]), id.split(':')[1]]
    if (column === '') {
      leftOut.delete(row)
      added.delete(row)
      if (state === 'left-out') leftOut.add(row)
      if (state === 'added') added.add(row)
      continue
    }
    const own: Record<string, string> = cells.get(row) ?? {}
    if (state === null) delete own[column]
    else own[column] = state
    cells.set(row, own)
  }
  return { cells, leftOut, added: [...added].sort((a, b) => a - b) }
}

const stands = (rows: readonly Row[], corrections: Corrections) => [
  ...standingRows(asRead(rows), corrections),
]
const standing = (rows: readonly Row[], corrections: Corrections, identity = true) => ({
  kind: ks,
  rows: stands(rows, corrections),
  lastRow: rows.at(-1)?.row ?? 1,
  identity,
})
const seen = (rows: readonly Row[], corrections: Corrections) =>
  stands(rows, corrections).filter(({ leftOut }) => !leftOut)

describe('a corrected workbook against what stands', () => {
  test('applied over the package, it reads as the workbook does, whatever was edited, moved, put in or taken out', () => {
    const edit = fc.record({
      at: fc.nat(30),
      what: fc.constantFrom('cell', 'clear', 'remove', 'insert', 'move', 'number'),
      column: fc.constantFrom(...fields),
      value: fc.constantFrom('Lê An', '01.02.1990', '7', 'xã Bình Minh'),
      to: fc.nat(30),
    })
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.array(edit, { maxLength: 8 }),
        fc.array(edit, { maxLength: 8 }),
        (seed, first, second) => {
          const sheet = cleanBook(ks, seed, 8).rows
          let corrections = none
          for (const edits of [first, second]) {
            const next = edited(seen(sheet, corrections), edits)
            corrections = applied(corrections, diffRows(standing(sheet, corrections), revised(next)))
            expect(contents(seen(sheet, corrections))).toEqual(contents(next))
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  test('the same workbook changes nothing', () => {
    const { rows } = cleanBook(ks, 5, 12)
    expect(diffRows(standing(rows, none), revised(rows)).states).toEqual({})
  })

  test('rows that were sorted or shifted are the same rows', () => {
    const { rows } = cleanBook(ks, 6, 12)
    const sorted = [...rows].reverse().map(({ values }, at) => ({ row: at + 2, values }))
    expect(diffRows(standing(rows, none), revised(sorted)).states).toEqual({})
    const shifted = rows.slice(1).map(({ values }, at) => ({ row: at + 2, values }))
    const { leftOut, changed } = diffRows(standing(rows, none), revised(shifted))
    expect([leftOut.map(({ row }) => row), changed]).toEqual([[2], []])
  })

  test('a number that was put right is a changed cell, not a row that went and one that came', () => {
    const { rows } = cleanBook(ks, 7, 12)
    const next = rows.map(row => (row.row === 5 ? { ...row, values: { ...row.values, so: '999' } } : row))
    const { changed, added, leftOut } = diffRows(standing(rows, none), revised(next))
    expect(changed).toEqual([{ row: 5, column: 'so', before: rows[3]?.values.so, after: '999' }])
    expect([added, leftOut]).toEqual([[], []])
  })

  test('cells that the report showed masked never overwrite a number; one typed anew does', () => {
    const row = {
      row: 2,
      values: { so: '1', nksHoTen: 'LÊ AN', ngayDangKy: '01.02.1990', meSoGiayToTuyThan: '079089012345' },
    }
    const shown = { row: 2, values: maskValues(ks, row.values) }
    const first = diffRows(standing([row], none), revised([shown]))
    expect([first.states, first.masked]).toEqual([{}, [{ row: 2, column: 'meSoGiayToTuyThan' }]])
    const stars = { row: 2, values: { ...row.values, meSoGiayToTuyThan: '***' } }
    expect(diffRows(standing([row], none), revised([stars])).states).toEqual({})
    const typed = { row: 2, values: { ...shown.values, meSoGiayToTuyThan: '079089012346' } }
    expect(diffRows(standing([row], none), revised([typed])).states).toEqual({
      '2:meSoGiayToTuyThan': '079089012346',
    })
  })

  test('columns the workbook lacks and cells with an error stay as they are', () => {
    const { rows } = cleanBook(ks, 8, 3)
    const narrow = rows.map(({ row, values }) => ({ row, values: { so: values.so ?? '', nksHoTen: 'MỚI' } }))
    const { changed } = diffRows(standing(rows, none), revised(narrow, ['so', 'nksHoTen']))
    expect(new Set(changed.map(({ column }) => column))).toEqual(new Set(['nksHoTen']))
    const broken = rows.map(row => ({
      row: row.row,
      values: { ...row.values, nksHoTen: '' },
      unreadable: new Set(['nksHoTen']),
    }))
    const found = diffRows(standing(rows, none), { rows: broken, fields })
    expect([found.states, found.unreadable.length]).toEqual([{}, 3])
  })

  test('what says again what the sheet says is no correction any more; a row that was left out comes back', () => {
    const { rows } = cleanBook(ks, 9, 4)
    const corrections: Corrections = {
      cells: new Map([[3, { nksHoTen: 'SAI' }]]),
      leftOut: new Set([4]),
      added: [],
    }
    const { states } = diffRows(standing(rows, corrections), revised(rows))
    expect(states).toEqual({ '3:nksHoTen': null, '4:': null })
  })
})

interface Edit {
  readonly at: number
  readonly what: string
  readonly column: string
  readonly value: string
  readonly to: number
}

function edited(rows: readonly Row[], edits: readonly Edit[]): Row[] {
  const next = rows.map(({ values }) => ({ ...values }))
  for (const { at, what, column, value, to } of edits) {
    const values = next[at % Math.max(1, next.length)]
    if (what === 'insert') next.splice(to % (next.length + 1), 0, { [column]: value, so: String(to) })
    else if (values === undefined) continue
    else if (what === 'cell') values[column] = value
    else if (what === 'number') values.so = String(to)
    else if (what === 'clear') delete values[column]
    else {
      next.splice(next.indexOf(values), 1)
      if (what === 'move') next.splice(to % (next.length + 1), 0, values)
    }
  }
  return next.map((values, at) => ({ row: at + 2, values }))
}
