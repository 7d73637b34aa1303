import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kinds } from '../../register/kind.ts'
import { findListHeader, readHeader, readHeading } from './columns.ts'
import { type ListLine, parseLine } from './parse-line.ts'
import { readKind } from './read-kind.ts'
import { templateColumns } from './template.ts'

const parse = (cells: ListLine['cells'], others: ListLine['others'] = []) =>
  parseLine({ row: 5, cells, others }, null)

describe('the kind of a register', () => {
  test.each([
    ['Sổ đăng ký khai sinh', 'KS'],
    ['KHAI SANH', 'KS'],
    ['Sổ hôn thú', 'KH'],
    ['Kết hôn', 'KH'],
    ['khai tu', 'KT'],
    ['Sổ đăng ký nhận cha, mẹ, con', 'CMC'],
    ['Cấp giấy xác nhận tình trạng hôn nhân', 'HN'],
    ['Ghi chú ly hôn', 'LH'],
    ['Chấm dứt giám hộ', 'CDGH'],
    ['Giám hộ', 'GH'],
    ['Cải chính hộ tịch', 'TDCC'],
    ['1. KS', 'KS'],
    ['kt', 'KT'],
  ])('%s is %s', (text, kind) => {
    expect(readKind(text)).toBe(kind)
  })

  test('is known by its code and its whole name', () => {
    for (const { code, name } of kinds) {
      expect(readKind(code)).toBe(code)
      if (!['CDGH', 'GSGH'].includes(code)) expect(readKind(name.vi)).toBe(code)
    }
  })

  test('is not guessed', () => {
    expect(readKind('Sổ từ năm 2005')).toBeUndefined()
    expect(readKind('')).toBeUndefined()
  })
})

describe('column names', () => {
  test('of the template are each known as another thing', () => {
    const known = templateColumns.map(({ header }) => readHeader(header))
    expect(known).not.toContain(undefined)
    expect(new Set(known).size).toBe(templateColumns.length)
  })

  test('of two lines under a title are found; what nobody knows is left for the note', () => {
    const header = findListHeader([
      { row: 1, cells: ['THỐNG KÊ SỔ HỘ TỊCH XÃ AN HẠC'] },
      {
        row: 3,
        cells: ['STT', 'Tên sổ', 'Năm', 'Quyển số', 'Thời gian', null, 'Số trường hợp', 'Người kiểm kê'],
      },
      { row: 4, cells: [null, null, null, null, 'Từ ngày', 'Đến ngày', null, null] },
      { row: 5, cells: ['1', 'Khai sinh', '2005', '01', '05/01/2005', '29/12/2005', '187', 'Lê Văn Ví'] },
    ])
    expect(header?.row).toBe(4)
    expect(header?.columns).toEqual([
      null,
      'kind',
      'year',
      'volume',
      'opened',
      'ended',
      'closingTotal',
      undefined,
    ])
  })

  test('are not seen where there are none', () => {
    expect(findListHeader([{ row: 1, cells: ['a', 'b', 'c'] }])).toBeUndefined()
  })

  test('a heading between the lines names the kind below it', () => {
    expect(readHeading(['I', 'Sổ đăng ký khai tử', null])).toBe('KT')
    expect(readHeading(['Sổ đăng ký kết hôn'])).toBe('KH')
    expect(readHeading(['1', 'Khai sinh', '2005'])).toBeUndefined()
  })
})

describe('a line', () => {
  test('says all it can of a book', () => {
    const line = parse({
      ...{ kind: 'Khai sinh', year: '2005', volume: 'Quyển 1', opened: '05/01/2005', ended: '2005-12-29' },
      ...{
        firstNumber: '01',
        lastNumber: '1.187',
        closingTotal: '1.187',
        sheets: '200 trang',
        paperSize: 'a3',
      },
      ...{ condition: 'Rách bìa, mất trang 3', place: 'Kho 1', second: 'Có', note: 'sổ mượn' },
    })
    expect(line).toMatchObject({ kind: 'KS', year: 2005, volumes: ['1'], findings: [] })
    expect(line.facts).toEqual({
      ...{ openedOn: '2005-01-05', endedOn: '2005-12-29', firstNumber: '01', lastNumber: '1.187' },
      ...{ closingTotal: 1187, sheets: 200, paperSize: 'A3', condition: 'torn', standing: 'present' },
      ...{ place: 'Kho 1', second: '', note: 'sổ mượn; Tình trạng: Rách bìa, mất trang 3' },
    })
  })

  test.each([
    [{ volume: '01-03' }, ['1', '2', '3']],
    [{ volume: '1, 2A' }, ['1', '2A']],
    [{ volume: '01-TP/HT-2020-KS' }, ['01']],
    [{ count: '2' }, ['1', '2']],
    [{}, ['1']],
  ])('names its volumes: %o', (cells, volumes) => {
    expect(parse({ kind: 'KS', year: '2005', ...cells }).volumes).toEqual(volumes)
  })

  test.each([
    ['Mất', 'lost', null],
    ['Thất lạc do lũ', 'lost', null],
    ['Đã tiêu hủy', 'destroyed', null],
    ['Nhòe, khó đọc', 'present', 'illegible'],
    ['Bình thường', 'present', 'good'],
  ])('tells how the paper is: %s', (condition, standing, state) => {
    expect(parse({ kind: 'KS', year: '2005', condition }).facts).toMatchObject({ standing, condition: state })
  })

  test('that can’t be listed says why', () => {
    const codes = (cells: ListLine['cells']) => parse(cells).findings.map(({ code }) => code)
    expect(codes({ year: 'x', volume: '1' })).toEqual(['kind-missing', 'year-unreadable'])
    expect(codes({ kind: 'Sổ gì đó', year: '2005', volume: 'một' })).toEqual([
      'kind-unknown',
      'volume-unreadable',
    ])
  })

  test('loses nothing: what is not understood stands in the note', () => {
    const column = fc.constantFrom(
      'opened',
      'ended',
      'closingTotal',
      'sheets',
      'paperSize',
      'condition',
      'note',
    )
    const text = fc.string({ minLength: 1, maxLength: 20 }).map(each => each.replace(/\s+/g, ' ').trim())
    fc.assert(
      fc.property(fc.dictionary(column, text), text, (cells, other) => {
        const filled = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''))
        const line = parse(
          { ...filled, kind: 'KS', year: '2005', volume: '1' },
          other === '' ? [] : [['Lạ', other]],
        )
        const { facts } = line
        const note = facts.note ?? ''
        if (other !== '') expect(note).toContain(other)
        const kept: Readonly<Record<string, unknown>> = {
          ...{
            opened: facts.openedOn,
            ended: facts.endedOn,
            closingTotal: facts.closingTotal,
            sheets: facts.sheets,
          },
          paperSize: facts.paperSize === 'other' ? null : facts.paperSize,
          condition: facts.condition ?? facts.standing,
        }
        for (const [name, cell] of Object.entries(filled))
          if ((kept[name] ?? null) === null) expect(note).toContain(cell)
      }),
      { numRuns: 300, seed: 8 },
    )
  })
})
