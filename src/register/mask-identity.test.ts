import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getKind, kinds } from './kind.ts'
import { identityFields, maskIdentityNumber, maskText, maskValue, maskValues } from './mask-identity.ts'

describe('a masked identity number', () => {
  test('keeps its last three characters and its length', () => {
    expect(maskIdentityNumber('049187001123')).toBe('•••••••••123')
    expect(maskIdentityNumber('B1234567')).toBe('•••••567')
    expect(maskIdentityNumber('1234')).toBe('••34')
    expect(maskIdentityNumber('')).toBe('')
  })

  test('shows at most half of it, hides the rest, and is the same when masked again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), number => {
        const masked = maskIdentityNumber(number)
        const shown = [...masked].filter(character => character !== '•').length
        expect([...masked]).toHaveLength([...number].length)
        expect(shown).toBeLessThanOrEqual(Math.min(3, [...number].length / 2))
        expect(maskIdentityNumber(masked)).toBe(masked)
      }),
    )
  })
})

describe('any other text', () => {
  test('loses what looks like an identity number, and nothing else', () => {
    expect(maskText('CCCD 049187001123 cấp ngày 12.03.2021')).toBe('CCCD •••••••••123 cấp ngày 12.03.2021')
    expect(maskText('số 049 187 001 123')).toBe('số ••••••••••••123')
    expect(maskText('206123456')).toBe('••••••456')
    for (const text of ['12.03.1987', '1956', 'Quyển 01/1997', 'KS.2017.01.2017-02-03.005.pdf', '12345678'])
      expect(maskText(text)).toBe(text)
  })

  test('never leaks a number of nine or twelve digits, wherever it stands', () => {
    const digits = fc
      .constantFrom(9, 12)
      .chain(length =>
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length }),
      )
    fc.assert(
      fc.property(fc.string(), digits, fc.string(), (before, number, after) => {
        expect(maskText(`${before}${number}${after}`)).not.toContain(number)
      }),
    )
  })
})

describe('the fields of a kind', () => {
  test('that its persons call an identity or personal number are masked, the others read as before', () => {
    const masked = maskValues(getKind('KS'), {
      so: '12',
      nksHoTen: 'Lê An',
      nksSoDinhDanh: '049217001234',
      meSoGiayToTuyThan: 'B1234567',
    })
    expect(masked).toEqual({
      so: '12',
      nksHoTen: 'Lê An',
      nksSoDinhDanh: '•••••••••234',
      meSoGiayToTuyThan: '•••••567',
    })
  })

  test('of every kind are covered: what is labelled as the number of an identity paper is one', () => {
    for (const kind of kinds) {
      const labelled = kind.fields.filter(({ shortLabel }) =>
        /^Số (giấy tờ tùy thân|định danh)/.test(shortLabel.vi),
      )
      expect([kind.code, [...identityFields(kind)].sort()]).toEqual([
        kind.code,
        labelled.map(({ id }) => id).sort(),
      ])
      expect(labelled.length).toBeGreaterThan(0)
    }
  })

  test('of an unknown kind lose what looks like a number', () => {
    expect(maskValue(undefined, 'x', '049217001234')).toBe('•••••••••234')
  })
})
