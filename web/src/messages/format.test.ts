import { describe, expect, it } from 'vitest'
import { formatCount, formatDay, formatMoment, formatSize, parseBorn, parseDay } from './format.ts'

describe('formatting', () => {
  it('marks thousands as the language does', () => {
    expect(formatCount(1234567, 'vi')).toBe('1.234.567')
    expect(formatCount(1234567, 'en')).toBe('1,234,567')
  })
  it('shows a day as people here write it, however much of it is known', () => {
    expect(formatDay('1987-04-19')).toBe('19/04/1987')
    expect(formatDay('1987-04')).toBe('04/1987')
    expect(formatDay('1987')).toBe('1987')
    expect(formatDay('19.04.1987')).toBe('19/04/1987')
    expect(formatDay('không rõ')).toBe('không rõ')
  })
  it('shows a moment to the minute and leaves alone what is none', () => {
    expect(formatMoment('2026-03-05T07:07:59Z')).toMatch(/^0[56]\/03\/2026 \d\d:07$/)
    expect(formatMoment('hôm qua')).toBe('hôm qua')
  })
  it('shows sizes in kB and MB', () => {
    expect(formatSize(48_000, 'vi')).toBe('48 kB')
    expect(formatSize(4_812_000, 'vi')).toBe('4,8 MB')
  })
})

describe('a typed birth date', () => {
  it('may be a year or a full date in any of the usual ways', () => {
    expect(parseBorn(' 1987 ')).toBe('1987')
    for (const typed of ['19/4/1987', '19-04-1987', '19.04.1987', '1987-04-19'])
      expect(parseBorn(typed)).toBe('1987-04-19')
  })
  it('is refused when there is no such day or it is something else', () => {
    for (const typed of ['31/02/1987', '19/13/1987', 'tháng tư', '19/4', '87'])
      expect(parseBorn(typed)).toBeUndefined()
  })
})

it('a typed day is a full day, and what is shown of a day is read back as it', () => {
  expect(parseDay('5/3/2026')).toBe('2026-03-05')
  expect(parseDay(formatDay('2024-02-29'))).toBe('2024-02-29')
  for (const typed of ['2026', '3/2026', '29/02/2026', '']) expect(parseDay(typed)).toBeUndefined()
})
