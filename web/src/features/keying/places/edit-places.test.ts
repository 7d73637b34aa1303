import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldPlaceSchema } from '../../../../../src/scanning/schema.ts'
import {
  drawn,
  fit,
  groupPlaces,
  moved,
  nextOpen,
  pulled,
  type Rectangle,
  resized,
  startPlace,
} from './edit-places.ts'

const at = (field: string, more: object = {}) => ({
  ...{ field, sheet: 1, left: 0.3, top: 0.1, width: 0.4, height: 0.04 },
  ...more,
})
const share = fc.double({ min: -0.5, max: 1.5, noNaN: true })
const aSpot = fc.record({ x: share, y: share })
const isGood = (place: Rectangle) => fieldPlaceSchema.safeParse({ ...place, field: 'so', sheet: 1 }).success

test('whatever is drawn, moved, widened or typed: the server takes it', () => {
  fc.assert(
    fc.property(aSpot, aSpot, fc.boolean(), share, share, (from, to, isLedger, right, down) => {
      const place = drawn(from, to, isLedger)
      if (place === undefined) return
      const all = [
        place,
        moved(place, right, down),
        resized(place, right, down),
        pulled(place, 'start', to),
        pulled(place, 'end', { x: right, y: down }),
        startPlace({ ...place, field: 'so', sheet: 1 }, 1, isLedger),
        fit({ left: right, top: down, width: right, height: down }),
      ]
      expect(all.filter(each => !isGood(each))).toEqual([])
    }),
  )
})

test('moving keeps the size, also against an edge', () => {
  const place = { left: 0.5, top: 0.5, width: 0.3, height: 0.2 }
  expect(moved(place, 0.9, -0.9)).toEqual({ left: 0.7, top: 0, width: 0.3, height: 0.2 })
  expect(resized(place, -0.9, 0.9)).toEqual({ left: 0.5, top: 0.5, width: 0.004, height: 0.5 })
})

test('a slip of the hand draws nothing; a column of a ledger is as high as its row', () => {
  expect(drawn({ x: 0.1, y: 0.1 }, { x: 0.101, y: 0.1 }, false)).toBeUndefined()
  expect(drawn({ x: 0.4, y: 0.3 }, { x: 0.2, y: 0.3 }, true)).toEqual({
    left: 0.2,
    top: 0,
    width: 0.2,
    height: 1,
  })
})

test('by keyboard a field begins on the line below the one before, on another sheet in the middle', () => {
  const before = at('so')
  expect(startPlace(before, 1, false)).toEqual({ left: 0.3, top: 0.14, width: 0.4, height: 0.04 })
  expect(startPlace(before, 2, false)).toEqual({ left: 0.3, top: 0.1, width: 0.4, height: 0.04 })
  expect(startPlace({ ...before, top: 0, height: 1 }, 1, true)).toMatchObject({ left: 0.6, width: 0.4 })
})

test('after each drawing comes the next field that has no place yet; at the end those left out', () => {
  const fields = ['so', 'ngayDangKy', 'nksHoTen', 'nksGioiTinh']
  expect(nextOpen(fields, [at('so')], 'so')).toBe('ngayDangKy')
  expect(nextOpen(fields, [at('nksHoTen')], 'nksHoTen')).toBe('nksGioiTinh')
  expect(nextOpen(fields, [at('nksHoTen'), at('nksGioiTinh')], 'nksGioiTinh')).toBe('so')
  expect(
    nextOpen(
      fields,
      fields.map(field => at(field)),
      'so',
    ),
  ).toBeUndefined()
})

test('fields in one place are shown as one', () => {
  const places = [at('meSo'), at('so', { top: 0.5 }), at('meLoai'), at('khac', { sheet: 2 })]
  expect(groupPlaces(['so', 'meLoai', 'meSo', 'khac'], places, 1).map(({ fields }) => fields)).toEqual([
    ['so'],
    ['meLoai', 'meSo'],
  ])
})
