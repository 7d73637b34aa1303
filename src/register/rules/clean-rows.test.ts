import { describe, expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import { kinds } from '../kind.ts'
import { cleanBook } from '../testing/clean-rows.ts'
import { createBookCheck } from './check-book.ts'

describe('nothing is found in a book without defects', () => {
  test.each(kinds.map(kind => kind.code))('%s, 1,000 rows in 50 books', code => {
    const kind = kinds.find(candidate => candidate.code === code)
    if (kind === undefined) return
    for (let seed = 1; seed <= 50; seed++) {
      const { year, volume, rows, pdfNames } = cleanBook(kind, seed)
      const check = createBookCheck(kind, { year, volume }, { today: 20261122 })
      const findings = [...rows.flatMap(row => [...check.add(row)]), ...check.finish({ pdfNames })]
      expect(
        findings.map(found => `seed ${seed} row ${found.row} ${found.column}: ${findingText(found, 'en')}`),
      ).toEqual([])
    }
  })
})
