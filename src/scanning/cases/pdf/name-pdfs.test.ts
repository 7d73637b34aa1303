import { expect, test } from 'vitest'
import { isCoverFileName, parseCaseFileName } from '../../../register/file-name.ts'
import { describeCase, nameCasePdf, nameCasePdfs, nameCoverPdf } from './name-pdfs.ts'

const book = { kind: 'KS', year: 1997, volume: '01', agency: 'UBND xã Đồng Mây' } as const
const one = (number: string, registered: string | null, standing = 'registered' as const) => ({
  ...{ number, registered, standing },
})

test('a case’s PDF is named by the ministry’s rule', () => {
  expect(nameCasePdf(book, one('12', '03.02.1997'))).toBe('KS.1997.01.1997-02-03.012.pdf')
  expect(nameCasePdf(book, one('53 bis', '02.1998'))).toBe('KS.1997.01.1998-02-00.053bis.pdf')
})

test('what is not known is said in the name, so that the check refuses it', () => {
  expect(nameCasePdf(book, one('12', null))).toBe('KS.1997.01.chua-co-ngay.012.pdf')
  expect(nameCasePdf(book, one('mờ', '03.02.1997'))).toBe('KS.1997.01.1997-02-03.khong-ro-so.pdf')
  expect(parseCaseFileName(nameCasePdf(book, one('12', null)))).toEqual({ problem: 'date' })
  expect(parseCaseFileName(nameCasePdf(book, one('mờ', '03.02.1997')))).toEqual({ problem: 'number' })
})

test('no two are named alike, and those crossed out lie apart', () => {
  const cases = [
    one('53', '03.02.1997'),
    { ...one('53', '03.02.1997'), standing: 'repeated' as const },
    { ...one('54', '03.02.1997'), standing: 'cancelled' as const },
  ]
  expect(nameCasePdfs(book, cases)).toEqual([
    'KS.1997.01.1997-02-03.053.pdf',
    'KS.1997.01.1997-02-03.053 (2).pdf',
    'huy/KS.1997.01.1997-02-03.054.pdf',
  ])
})

test('the cover pages are named as contractors do', () => {
  expect(nameCoverPdf(book, 'A4')).toBe('Cover.ubnd-xa-dong-may.KS.A4.1997.01.pdf')
  expect(isCoverFileName(nameCoverPdf(book, 'A3'))).toBe(true)
})

test('a PDF says which case of which book it is', () => {
  expect(describeCase(book, { number: '12' })).toEqual({
    title: 'Sổ đăng ký khai sinh 01/1997 – số 012 – UBND xã Đồng Mây',
    subject: 'Sổ đăng ký khai sinh, quyển số 01/1997, UBND xã Đồng Mây',
    book: 'Quyển số 01/1997',
    number: '012',
    keywords: 'KS, năm 1997',
  })
})
