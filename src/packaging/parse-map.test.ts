import { describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { parseMap } from './parse-map.ts'

const lines = [
  { line: 2, so: '1', pages: ['1', '2'] },
  { line: 3, so: '53a', pages: ['trang 3.jpg'] },
]

describe('a map is read whatever program wrote it', () => {
  test.each([
    ['commas', 'so,pages\n1,1+2\n53a,trang 3.jpg\n'],
    [
      'semicolons of a Vietnamese Excel, with a mark at the beginning and Windows line ends',
      '\uFEFFso;pages\r\n1;1 + 2\r\n53a;trang 3.jpg\r\n',
    ],
    ['quotes', '"so","pages"\n"1","1+2"\n"53a","trang 3.jpg"\n'],
    [
      'tabs, other columns beside, Vietnamese names, empty lines',
      'STT\tSố\tTrang\n1\t1\t1+2\n2\t53a\ttrang 3.jpg\n\t\t\n',
    ],
  ])('%s', (_, text) => {
    expect(parseMap(Buffer.from(text), 'map.csv')).toEqual(lines)
  })
})

test.each([
  [
    'map.encoding',
    Buffer.from([0x73, 0x6f, 0x2c, 0x70, 0x61, 0x67, 0x65, 0x73, 0x0a, 0xd0, 0x41, 0x2c, 0x31]),
  ],
  ['map.columns', Buffer.from('a,b\n1,2\n')],
  ['map.columns', Buffer.from('')],
])('a file that is no map says why: %s', (code, bytes) => {
  let thrown: unknown
  try {
    parseMap(bytes, 'map.csv')
  } catch (error) {
    thrown = error
  }
  expect(thrown instanceof AppError && thrown.code).toBe(code)
})
