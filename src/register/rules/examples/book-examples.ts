import { cleanEntries } from '../../testing/defects.ts'
import type { bookRules } from '../book-rules.ts'
import type { sequenceRules } from '../sequence-rules.ts'
import { book, changed, numbered, type RuleExample } from './example.ts'

const two = numbered(2)
const [first, second] = ['KS.2017.01.2017-02-01.001.pdf', 'KS.2017.01.2017-02-02.002.pdf']
const right = { rows: two, pdfNames: [first, second] }
const withPdf = (name: string) => book({ rows: two, pdfNames: [first, name] }, right)
const header = Object.keys(cleanEntries.KS)
const ten = numbered(10)

/** For every rule about a book: what it fires on, and what it must let pass. */
export const bookExamples = {
  'pdf.missing': book({ rows: two, pdfNames: [first] }, right),
  'pdf.orphan': book({ rows: two, pdfNames: [first, second, 'KS.2017.01.2017-02-05.009.pdf'] }, right),
  'pdf.name': withPdf('KS.2017.01.2017-02-02.null.pdf'),
  'pdf.repeated': book({ rows: two, pdfNames: [first, second, 'a/KS.2017.01.2017-02-02.02.pdf'] }, right),
  'pdf.date': withPdf('KS.2017.01.2017-03-04.002.pdf'),
  'pdf.kind': withPdf('KT.2017.01.2017-02-02.002.pdf'),
  'pdf.year': withPdf('KS.2016.01.2017-02-02.002.pdf'),
  'pdf.volume': withPdf('KS.2017.02.2017-02-02.002.pdf'),
  'book.name': book({ rows: two, file: 'so khai sinh.xlsx' }, { rows: two, file: 'xa-KS.2017.01.xlsx' }),
  'book.kind': book({ rows: two, file: 'KT.2017.01.xlsx' }, { rows: two, file: 'ks.2017.01.xlsx' }),
  'book.empty': book({ rows: [] }, { rows: two }),
  'column.missing-required': book(
    { rows: two, header: header.filter(id => id !== 'nksHoTen') },
    { rows: two, header },
  ),
  'column.missing': book({ rows: two, header: header.filter(id => id !== 'meDanToc') }, { rows: two }),
  'column.unknown': book({ rows: two, header: [...header, 'Mã hồ sơ'] }, { rows: two, header }),
  'column.repeated': book({ rows: two, header: [...header, 'nksHoTen'] }, { rows: two, header }),
  'number.repeated': book({ rows: changed(ten, 4, { so: '4' }) }, { rows: changed(ten, 4, { so: '4a' }) }),
  'number.gap': book(
    { rows: ten.filter((_, at) => at !== 4) },
    { rows: ten.filter((_, at) => at !== 4), closing: { total: 9, skipped: ['5'] } },
  ),
  'number.first': book({ rows: ten.slice(3) }, { rows: ten }),
  'number.out-of-place': book(
    { rows: changed(ten, 4, { so: '105' }) },
    { rows: changed(ten, 9, { so: '11' }) },
  ),
  'number.order': book({ rows: [...ten.slice(1, 5), ...ten.slice(0, 1), ...ten.slice(5)] }, { rows: ten }),
  'row.copied': book(
    { rows: changed(ten, 4, { ...ten[3], so: '5' }) },
    { rows: changed(ten, 4, { ...ten[3], so: '5', meHoTen: 'Võ Thị Ánh' }) },
  ),
  'registered.out-of-place': book(
    { rows: changed(ten, 4, { ngayDangKy: '05.02.2018' }) },
    { rows: changed(ten, 4, { ngayDangKy: '02.2017' }) },
  ),
  'registered.late-entry': book(
    { rows: changed(ten, 4, { ngayDangKy: '20.08.2017' }) },
    { rows: changed(ten, 9, { ngayDangKy: '20.08.2017' }) },
  ),
  'page.out-of-place': book(
    { rows: changed(ten, 4, { trangSo: '66' }) },
    { rows: changed(ten, 9, { trangSo: '6' }) },
  ),
  'page.gap': book(
    { rows: ten.map((row, at) => (at < 5 ? row : { ...row, trangSo: String(20 + at) })) },
    { rows: ten },
  ),
  'book.closing': book(
    { rows: ten, closing: { total: 12 } },
    { rows: ten, closing: { total: 11, cancelled: 1 } },
  ),
  'book.opened': book(
    {
      rows: numbered(10).map(row => ({ ...row, ngayDangKy: row.ngayDangKy?.replace('2017', '2019') ?? '' })),
    },
    { rows: ten },
  ),
} satisfies Record<keyof typeof bookRules | keyof typeof sequenceRules, RuleExample>
