import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Dvhc, readDvhc } from '../../agencies/dvhc/read-dvhc.ts'
import { getKind } from '../../register/kind.ts'
import { formatAddress } from './address.ts'
import { type ExchangeProfile, findExchangeProfile } from './exchange-profile.ts'
import { formatExchange, parseExchange } from './format-exchange.ts'

let dvhc: Dvhc
beforeAll(async () => {
  dvhc = await readDvhc()
})

const profileOf = (kind: 'KS' | 'KT'): ExchangeProfile => {
  const profile = findExchangeProfile(kind)
  if (profile === undefined) throw new Error(`no profile of ${kind}`)
  return profile
}

describe.each(['KS', 'KT'] as const)('a record of %s', kind => {
  const profile = profileOf(kind)

  test('has a name of its own for every field of the register', () => {
    expect(profile.fields.map(({ field }) => field).sort()).toEqual(
      getKind(kind)
        .fields.map(({ id }) => id)
        .sort(),
    )
    const names = profile.fields.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter(name => profile.absent.includes(name))).toEqual([])
  })

  test('comes back from a message as it was', () => {
    const fields = profile.fields.map(({ field }) => field)
    const values = fc.dictionary(fc.constantFrom(...fields), fc.string({ minLength: 1 }))
    fc.assert(
      fc.property(values, record => {
        const message = JSON.parse(JSON.stringify(formatExchange(profile, record, dvhc)))
        expect(parseExchange(profile, message)).toEqual({ ...record })
      }),
    )
  })
})

test('other registers have no profile', () => {
  expect(['KH', 'CN', 'x'].map(findExchangeProfile)).toEqual([undefined, undefined, undefined])
})

describe('an address gets codes', () => {
  const codes = (text: string, on: string | undefined) => {
    const { maTinh, maHuyen, maXa, dcChiTiet } = formatAddress(text, on, dvhc)
    expect([maHuyen, dcChiTiet]).toEqual([null, text])
    return [maTinh, maXa]
  }
  test('where the list of the day leaves no doubt', () => {
    expect(codes('Số 5, phường Hoàn Kiếm, TP. Hà Nội', '2025-08-01')).toEqual(['01', '00070'])
    expect(codes('Phường Hoàn Kiếm, thành phố Hà Nội', '2025-07-01')).toEqual(['01', '00070'])
    expect(codes('xã Không Có, Thành phố Hà Nội', '2026-01-01')).toEqual(['01', null])
  })
  test.each([
    [
      'an earlier day: another unit may have borne the name',
      'phường Hoàn Kiếm, Thành phố Hà Nội',
      '2025-06-30',
    ],
    ['a day that the book does not give', 'phường Hoàn Kiếm, Thành phố Hà Nội', undefined],
    ['no province at the end', 'Thành phố Hà Nội, phường Hoàn Kiếm', '2026-01-01'],
    ['a name without what it is', 'Hoàn Kiếm, Hà Nội', '2026-01-01'],
    ['another country', 'Paris, Pháp', '2026-01-01'],
  ])('and none for %s', (_, text, on) => {
    expect(codes(text, on)).toEqual([null, null])
  })
})
