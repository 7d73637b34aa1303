import { expect, test } from 'vitest'
import { getKind } from '../register/kind.ts'
import { indexPages, type PageFile } from './find-pages.ts'
import type { MapLine } from './parse-map.ts'
import { type BookRow, planPackage } from './plan-package.ts'

const page = (name: string): PageFile => ({ name, path: `/pages/${name}` })
const pages = indexPages(
  ['0001.jpg', '0002.jpg', '0003.jpg', '0004.jpg'].map(page),
  new Map([['IMG_7.jpg', [page('0003.jpg'), page('0004.jpg')]]]),
)
const row = (number: number, so: string, ngayDangKy = '03.02.2006'): BookRow => ({
  row: number,
  values: { so, ngayDangKy },
})
const plan = (rows: BookRow[], map: Omit<MapLine, 'line'>[]) => {
  const { cases, findings } = planPackage(
    getKind('KS'),
    { year: 2006, volume: '01' },
    rows,
    map.map((one, at) => ({ ...one, line: at + 2 })),
    pages,
  )
  return {
    cases: cases.map(one => `${one.fileName}: ${one.pages.map(each => each.name).join(' ')}`),
    findings: findings.map(found => `${found.code}${found.row === null ? '' : `@${found.row}`}`),
  }
}

test('pages are found by number, name and scanned source; one page may serve several cases, in any order', () => {
  const { cases, findings } = plan(
    [row(2, '1'), row(3, '002'), row(4, '3a')],
    [
      { so: '01', pages: ['2', '0001.jpg'] },
      { so: '2', pages: ['0002.pdf'] },
      { so: '3a', pages: ['IMG_7.jpg'] },
    ],
  )
  expect(cases).toEqual([
    'KS.2006.01.2006-02-03.001.pdf: 0002.jpg 0001.jpg',
    'KS.2006.01.2006-02-03.002.pdf: 0002.jpg',
    'KS.2006.01.2006-02-03.003a.pdf: 0003.jpg 0004.jpg',
  ])
  expect(findings).toEqual([])
})

test('what does not fit together is a finding, and a case that lacks a page is not written', () => {
  const { cases, findings } = plan(
    [row(2, '1'), row(3, '2'), row(4, '3'), row(5, ''), row(6, '5')],
    [
      { so: '1', pages: ['1', '99'] },
      { so: '3', pages: ['3'] },
      { so: '3', pages: ['4'] },
      { so: '7', pages: ['4'] },
      { so: 'x', pages: ['4'] },
      { so: '5', pages: [] },
    ],
  )
  expect(cases).toEqual(['KS.2006.01.2006-02-03.003.pdf: 0003.jpg'])
  expect(findings).toEqual([
    'map.page-unknown@2',
    'map.number-repeated@4',
    'map.number-without-row',
    'map.number-unreadable',
    'map.no-pages@6',
    'map.row-without-pages@3',
    'package.row-unnamed@5',
    'map.page-unused',
  ])
})

test('a number that stands in two years of one book needs its year', () => {
  const rows = [row(2, '1', '03.02.2006'), row(3, '1', '05.01.2007')]
  expect(plan(rows, [{ so: '1', pages: ['1'] }]).findings).toContain('map.number-ambiguous')
  expect(
    plan(rows, [
      { so: '1/2006', pages: ['1'] },
      { so: '1/2007', pages: ['2'] },
    ]).cases,
  ).toEqual(['KS.2006.01.2006-02-03.001.pdf: 0001.jpg', 'KS.2006.01.2007-01-05.001.pdf: 0002.jpg'])
})

test('a number that the paper repeats takes its pages in order; two rows of one day give one file name, and the second is told', () => {
  const map = [
    { so: '1', pages: ['1'] },
    { so: '1', pages: ['2'] },
  ]
  expect(plan([row(2, '1'), row(3, '1', '04.02.2006')], map).cases).toEqual([
    'KS.2006.01.2006-02-03.001.pdf: 0001.jpg',
    'KS.2006.01.2006-02-04.001.pdf: 0002.jpg',
  ])
  const sameDay = plan([row(2, '1'), row(3, '1')], map)
  expect(sameDay.cases).toHaveLength(1)
  expect(sameDay.findings).toContain('package.name-repeated@3')
})
