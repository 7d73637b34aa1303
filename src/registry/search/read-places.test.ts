import { describe, expect, test } from 'vitest'
import { createGazetteer } from './gazetteer.ts'
import { commonAgencies, takePlaces, takeTrailingPlace } from './read-places.ts'

const agencies = [
  ['province', 'Sở Tư pháp tỉnh Sông Trà', null],
  ['district', 'Phòng Tư pháp huyện An Nguyên', 'province'],
  ['hac', 'UBND xã An Hạc, huyện An Nguyên', 'district'],
  ['sim', 'UBND xã Gò Sim, huyện An Nguyên', 'district'],
  ['trau', 'UBND thị trấn Bến Trầu, huyện An Nguyên', 'district'],
  ['merged', 'UBND xã An Nguyên', 'province'],
  ['ward', 'UBND phường Bến Trầu', 'province'],
] as const
const gazetteer = createGazetteer(
  agencies.map(([id, name, parent]) => ({ id, name, parent_id: parent })),
  [
    ['hac', 'merged'],
    ['sim', 'merged'],
    ['trau', 'ward'],
    ['district', 'province'],
  ],
)
const take = (text: string) => {
  const { rest, places } = takePlaces(gazetteer, text)
  return { rest: rest.trim(), agencies: commonAgencies(places)?.toSorted() ?? null }
}

describe('takePlaces', () => {
  test.each([
    ['Nguyễn Thị Hoa xã An Hạc', 'Nguyễn Thị Hoa', ['hac', 'merged']],
    ['Nguyễn Thị Hoa, An Hạc', 'Nguyễn Thị Hoa', ['hac', 'merged']],
    ['Nguyễn Thị Hoa, UBND xã An Hạc, huyện An Nguyên', 'Nguyễn Thị Hoa', ['hac', 'merged']],
    ['nguyen thi hoa xa go sim 1987', 'nguyen thi hoa 1987', ['merged', 'sim']],
    ['xã Gò Sim Nguyễn Thị Hoa', 'Nguyễn Thị Hoa', ['merged', 'sim']],
    ['Hoa phường Bến Trầu', 'Hoa', ['trau', 'ward']],
    ['Hoa, bến trầu', 'Hoa', ['trau', 'ward']],
    ['Hoa xã An Nguyên', 'Hoa', ['hac', 'merged', 'sim']],
    ['Hoa huyện An Nguyên', 'Hoa', ['district', 'hac', 'merged', 'sim', 'trau', 'ward']],
    ['Nguyễn Thị Phượng', 'Nguyễn Thị Phượng', null],
    ['nguyen thi phuong an', 'nguyen thi phuong an', null],
    ['tran quan, le tinh', 'le tinh', null],
    ['Hoa xã Nơi Khác', 'Hoa xã Nơi Khác', null],
  ])('"%s"', (text, rest, expected) => {
    expect(take(text)).toEqual({ rest: expect.stringContaining(rest), agencies: expected })
  })

  test('the whole province is everybody', () => {
    expect(take('Hoa tỉnh Sông Trà').agencies).toHaveLength(agencies.length)
  })

  test('a place at the end that no word announces', () => {
    expect(takeTrailingPlace(gazetteer, 'nguyen thi hoa go sim')?.rest).toBe('nguyen thi hoa')
    expect(takeTrailingPlace(gazetteer, 'go sim')).toBeUndefined()
    expect(takeTrailingPlace(gazetteer, 'nguyen thi hoa')).toBeUndefined()
  })
})
