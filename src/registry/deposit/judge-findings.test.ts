import { describe, expect, test } from 'vitest'
import { finding } from '../../register/finding.ts'
import { judgeFindings, parseAsInBook } from './judge-findings.ts'

const repeated = finding('number.repeated', { row: 7, value: '53' })
const noPdf = finding('pdf.missing', { row: 9 })
const orphan = finding('pdf.orphan', { value: 'KS.1997.01.1997-02-03.099.pdf' })
const warning = finding('age.parent', { row: 3 })

describe('judgeFindings', () => {
  test('in mode all one error rejects the book', () => {
    expect(judgeFindings([warning], 'all', []).bookRejected).toBe(false)
    expect(judgeFindings([warning, repeated], 'all', []).bookRejected).toBe(true)
  })

  test('in mode valid an error rejects its row, a file without a row rejects nothing', () => {
    const verdict = judgeFindings([warning, repeated, noPdf, orphan], 'valid', [])
    expect(verdict.bookRejected).toBe(false)
    expect([...verdict.rejectedRows]).toEqual([7, 9])
  })

  test.each(['book.empty', 'column.missing-required', 'book.kind'] as const)(
    '%s rejects the book in both modes',
    code => {
      expect(judgeFindings([finding(code, {})], 'valid', []).bookRejected).toBe(true)
      expect(judgeFindings([finding(code, {})], 'all', []).bookRejected).toBe(true)
    },
  )

  test('"as in the book" answers one finding of one row, and only where the rule allows it', () => {
    const answers = [
      { code: 'number.repeated', row: 7, reason: 'Sổ ghi trùng số 53' },
      { code: 'pdf.missing', row: 9, reason: 'Không quét được' },
    ]
    const verdict = judgeFindings([repeated, { ...repeated, row: 8 }, noPdf], 'valid', answers)
    expect(verdict.accepted).toEqual([repeated])
    expect([...verdict.rejectedRows]).toEqual([8, 9])
  })
})

test('"as in the book" is written CODE:ROW=REASON', () => {
  expect(parseAsInBook('number.repeated:17=Sổ ghi trùng số = 53')).toEqual({
    code: 'number.repeated',
    row: 17,
    reason: 'Sổ ghi trùng số = 53',
  })
  expect(() => parseAsInBook('number.repeated:17')).toThrow()
})
