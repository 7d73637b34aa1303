import { expect, test } from 'vitest'
import { fitName, readNameQuery } from './match-name.ts'

test.each([
  ['xã Điện Thắng Bắc', 'UBND phường Điện Thắng Bắc', 0],
  ['dien thang bac', 'UBND xã Điện Thắng Bắc, huyện Điện Bàn, tỉnh Quảng Nam', 0],
  ['xa dien thang', 'UBND phường Điện Thắng Trung', 1],
  ['thang bac dien', 'UBND phường Điện Thắng Bắc', 2],
  ['dien ban', 'UBND xã Điện Thắng Bắc, huyện Điện Bàn', 2],
  ['dien tha', 'UBND phường Điện Thắng Trung', 3],
  ['điện thang', 'UBND phường Điện An', undefined],
  ['Hoà Vang', 'UBND xã Hòa Vang', 0],
  ['so tu phap da nang', 'Sở Tư pháp thành phố Đà Nẵng', 0],
  ['phường 15', 'UBND phường 15', 0],
  ['phường 15', 'UBND phường 1', undefined],
])('“%s” fits “%s”: %s', (query, name, fit) => {
  expect(fitName(readNameQuery(query), name)).toBe(fit)
})
