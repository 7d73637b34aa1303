import { describe, expect, test } from 'vitest'
import { codeLists, ethnicGroupList, findCode, suggestCode } from './code-list.ts'

describe('code lists', () => {
  test('hold the ministry’s 329 ethnic names, 250 nationalities and the 54 groups', () => {
    expect(codeLists.dan_toc.items).toHaveLength(329)
    expect(codeLists.quoc_tich.items).toHaveLength(250)
    expect(ethnicGroupList).toHaveLength(55)
  })

  test('every value of every list is found as it stands', () => {
    for (const list of Object.values(codeLists)) {
      for (const { code, name } of list.items) {
        const isNames = list.id === 'dan_toc' || list.id === 'quoc_tich'
        expect(findCode(list.id, isNames ? name : code)).toMatchObject({ name, match: 'exact' })
      }
    }
  })

  test.each([
    ['gioiTinh', '1', 'exact', 'Nam'],
    ['gioiTinh', 'nữ', 'name', 'Nữ'],
    ['KS.loaiDangKy', '0', 'old', 'Không có thông tin'],
    ['dan_toc', 'KINH', 'spelling', 'Kinh'],
    ['dan_toc', 'Khơ-me', 'spelling', 'Khơ Me'],
    ['dan_toc', 'Ra-glai', 'spelling', 'RaGlay'],
    ['dan_toc', 'Gié-Triêng', 'spelling', 'Giẻ-Triêng'],
    ['dan_toc', 'ba na', 'spelling', 'Ba Na'],
    ['dan_toc', 'Mưỡng', 'old', 'Mường'],
    ['dan_toc', 'Việt', 'old', 'Kinh'],
    ['dan_toc', 'Annam', 'old', 'Kinh'],
    ['dan_toc', 'Mán', 'old', 'Dao'],
    ['quoc_tich', 'Hoa Kỳ', 'spelling', 'Hoa Kỳ (American)'],
    ['quoc_tich', 'viet nam', 'spelling', 'Việt Nam'],
    ['quoc_tich', 'Mỹ', 'old', 'Hoa Kỳ (American)'],
    ['quoc_tich', 'Đài Loan', 'old', 'Trung Quốc (Đài Loan)'],
    ['quoc_tich', 'Japanese', 'old', 'Nhật Bản (Japanese)'],
    ['quoc_tich', '1', 'old', 'Việt Nam'],
    ['quoc_tich', 'Trung Quốc', 'exact', 'Trung Quốc'],
  ] as const)('%s: "%s" is found as %s: %s', (list, raw, match, name) => {
    expect(findCode(list, raw)).toMatchObject({ name, match })
  })

  test('what is not in a list is not found, but the nearest value is proposed', () => {
    expect(findCode('gioiTinh', '7')).toBeUndefined()
    expect(findCode('dan_toc', 'Kihn')).toBeUndefined()
    expect(findCode('quoc_tich', 'Albanian')).toBeUndefined()
    expect(suggestCode('dan_toc', 'Mường1')?.name).toBe('Mường')
    expect(suggestCode('quoc_tich', 'Viêt Nma')?.name).toBe('Việt Nam')
    expect(suggestCode('quoc_tich', 'Atlantis')).toBeUndefined()
  })
})
