import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeLists, findCode } from '../code-list.ts'
import { getKind } from '../kind.ts'
import { withoutLookAlikes } from '../look-alike.ts'
import { toneKey } from '../names.ts'
import { formatPartialDate, parsePartialDate } from '../partial-date.ts'
import { cleanEntries } from '../testing/defects.ts'
import { isNoName } from './cells/null-text.ts'
import { checkRow } from './check-row.ts'
import { type Rule, ruleTable } from './rule-table.ts'

const table: Readonly<Record<string, Rule>> = ruleTable

/** What a value of a column means, for every rule whose fix is certain: the suggestion must mean the same. */
const meanings: Readonly<Record<string, (value: string, column: string) => unknown>> = {
  'date.form': value => parsePartialDate(value).ok,
  'value.placeholder': value => value === '' || isNoName(value),
  'text.look-alike': withoutLookAlikes,
  'name.case': toneKey,
  'identity.form': value => value.replace(/[ .]/g, ''),
  'list.spelling': value => findCode('dan_toc', value)?.name,
  'code.form': value => {
    const words = value.replace(/^0*(\d)([.,]0+)?\s*[-–.:)]?\s*/, '$1 ').trim()
    return /^\d/.test(words) ? words.charAt(0) : findCode('gioiTinh', words)?.code
  },
}

/** What people write in a column in place of what the sheet asks for. */
const written = fc.oneof(
  date().map(value => ['meNgaySinh', value] as const),
  fc.constantFrom('-', '...', 'Không rõ', 'chưa rõ', '/').map(value => ['meHoTen', value] as const),
  name().map(value => ['meHoTen', value] as const),
  fc
    .constantFrom('1.0', '02', 'Nam', 'nữ', '2 - Nữ', '1,0', 'NAM', '1 - Nữ', '2. Nam')
    .map(value => ['nksGioiTinh', value] as const),
  fc
    .tuple(fc.constantFrom(...codeLists.dan_toc.items.map(item => item.name)), fc.nat(2))
    .map(
      ([value, way]) =>
        [
          'nksDanToc',
          [value.toLowerCase(), value.toUpperCase(), value.replaceAll(' ', '-')][way] ?? value,
        ] as const,
    ),
  fc.constantFrom('049 088 001234', '049.088.001.234').map(value => ['chaSoGiayToTuyThan', value] as const),
)

function date() {
  return fc
    .tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1950, max: 2000 }),
      fc.nat(4),
    )
    .map(
      ([day, month, year, way]) =>
        [
          `${day}/${month}/${year}`,
          `${year}-${month}-${day}`,
          `${month}/${year}`,
          `ngày ${day} tháng ${month} năm ${year}`,
          `${day}-${month}-${year}`,
        ][way] ?? formatPartialDate({ day, month, year }),
    )
}

function name() {
  const words = fc.constantFrom('Trần', 'Thị', 'Lý', 'Hòa', 'Hoà', 'Đức', 'Ngọc', 'Аn', 'Lаn', "H'Hen")
  const cases = fc.constantFrom(
    (word: string) => word,
    (word: string) => word.toLowerCase(),
    (word: string) => word.slice(0, 2).toUpperCase() + word.slice(2),
  )
  return fc
    .array(fc.tuple(words, cases), { minLength: 2, maxLength: 4 })
    .map(parts => parts.map(([word, write]) => write(word)).join(' '))
}

describe('a certain fix', () => {
  test('says the same as what stands there', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(written, ([column, value]) => {
        for (const found of checkRow(getKind('KS'), {
          row: 2,
          values: { ...cleanEntries.KS, [column]: value },
        })) {
          if (table[found.code]?.fix !== 'certain' || found.suggestion === null) continue
          seen.add(found.code)
          const meaning = meanings[found.code]
          expect(meaning, found.code).toBeDefined()
          expect(meaning?.(found.suggestion, column), `${found.code}: ${value}`).toEqual(
            meaning?.(value, column),
          )
        }
      }),
      { numRuns: 1500, seed: 20261122 },
    )
    const certain = Object.keys(table).filter(code => table[code]?.fix === 'certain')
    expect([...seen].sort()).toEqual(certain.sort())
  })

  test('leaves nothing to say of the same rule', () => {
    fc.assert(
      fc.property(written, ([column, value]) => {
        const check = (text: string) =>
          checkRow(getKind('KS'), { row: 2, values: { ...cleanEntries.KS, [column]: text } }).filter(
            found => found.column === column && table[found.code]?.fix === 'certain',
          )
        for (const { code, suggestion } of check(value))
          if (suggestion !== null) expect(check(suggestion).map(each => each.code)).not.toContain(code)
      }),
      { numRuns: 500, seed: 20261122 },
    )
  })
})
