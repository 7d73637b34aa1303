import { expect, it } from 'vitest'
import { en } from '../../messages/en.ts'
import { vi } from '../../messages/vi.ts'
import { detailText, shortSubject } from './detail-text.ts'

const hash = `3fa95c20${'0'.repeat(52)}beef`
const id = (n: number) => `0198c0de-1111-7222-8333-01234567890${n}`
/** As jsonb gives it back: short names first. */
const deposit = {
  zip: hash,
  book: id(1),
  kind: 'KS',
  mode: 'all',
  year: 2006,
  volume: '01',
  updated: 0,
  inserted: 200,
}

it('a deposit tells the book and its counts before ids and hashes, which are cut short', () => {
  expect(detailText(deposit, vi.journal)).toBe(
    'loại sổ: KS, năm: 2006, quyển: 01, thêm: 200, sửa: 0, cách nhận: cả sổ hoặc không, tệp .zip: 3fa95c20…beef, sổ: 0198c0de…8901',
  )
  expect(detailText(deposit, en.journal, true)).toContain(
    `mode: whole book or nothing, .zip: ${hash}, book: ${id(1)}`,
  )
})

it('facts without a name of their own are told as they are, empty ones not at all', () => {
  expect(detailText({ counts: { error: 3 }, agency: null, rows: 200 }, vi.journal)).toBe(
    'số dòng: 200, counts: {"error":3}',
  )
  expect(detailText({ shown: [id(1), id(2), id(3), id(4)], total: 4 }, en.journal)).toBe(
    'found: 4, records shown: 0198c0de…8901, 0198c0de…8902 (+2)',
  )
  expect(detailText({}, vi.journal)).toBe('')
  const roles = { ...vi.journal.factValues, secondFactorRoles: vi.access.roles }
  expect(
    detailText(
      { secondFactorRoles: ['auditor', 'keyer'], approved: true },
      { ...vi.journal, factValues: roles },
    ),
  ).toBe('vai trò phải xác thực hai lớp: Thanh tra, kiểm toán, Người nhập liệu, đồng ý: có')
})

it('a subject is short enough to compare', () => {
  expect(shortSubject('record:0198c0de-1111-7222-8333-0123456789ab', vi.journal.subjects)).toBe(
    'Bản ghi …6789ab',
  )
  expect(shortSubject('setting:keepJobsDays', vi.journal.subjects)).toBe('setting keepJobsDays')
  expect(shortSubject('search', vi.journal.subjects)).toBe('search')
})
