import type { DeliveredPdf } from '../sheet-book.ts'
import type { BookMistake } from './mistake.ts'

/** Mistakes of the .zip and of the two files' names. */
export const fileMistakes: readonly BookMistake[] = [
  onPdf('pdf-missing', { vi: 'Thiếu một tệp PDF', en: 'PDF missing' }, (pdfs, at) =>
    pdfs.filter((_, index) => index !== at),
  ),
  onPdf('pdf-extra', { vi: 'Thừa một tệp PDF', en: 'PDF too many' }, (pdfs, at) => {
    const pdf = pdfs[at]
    return pdf && [...pdfs, { name: pdf.name.replace(/\d{3}[a-z]*\.pdf$/, '988.pdf'), content: 'another' }]
  }),
  onPdf('pdf-number', { vi: 'Sai số trong tên PDF', en: 'Number in a PDF’s name wrong' }, (pdfs, at) =>
    rename(pdfs, at, name => name.replace(/\d{3}([a-z]*)\.pdf$/, '977$1.pdf')),
  ),
  onPdf('pdf-date', { vi: 'Sai ngày trong tên PDF', en: 'Date in a PDF’s name wrong' }, (pdfs, at) =>
    rename(pdfs, at, name =>
      name.replace(
        /-(\d\d)\.(\d+[a-z]*\.pdf)$/,
        (_, day: string, rest: string) => `-${day === '11' ? '12' : '11'}.${rest}`,
      ),
    ),
  ),
  onPdf('pdf-null', { vi: 'Chữ null trong tên PDF', en: 'null in a PDF’s name' }, (pdfs, at) =>
    rename(pdfs, at, name => name.replace(/\d{3}[a-z]*\.pdf$/, 'null.pdf')),
  ),
  onPdf('pdf-shape', { vi: 'Tên PDF sai mẫu', en: 'PDF’s name of the wrong form' }, (pdfs, at, random) =>
    rename(pdfs, at, name =>
      random.pick([
        name.replace('.', '-'),
        name.replace('.pdf', ''),
        name.replace(/\.(\d\d)\./, '.'),
        'scan0012.pdf',
        name.replace(/\d{4}-\d\d-\d\d/, '03-02-2017'),
      ]),
    ),
  ),
  onPdf('pdf-other-book', { vi: 'PDF của sổ khác', en: 'PDF of another book' }, (pdfs, at, random) =>
    rename(pdfs, at, name =>
      random.pick([
        name.replace(/^[A-Z]+/, kind => (kind === 'KT' ? 'KS' : 'KT')),
        name.replace(/^([A-Z]+\.\d{4})\.\d\d/, '$1.09'),
      ]),
    ),
  ),
  onPdf(
    'pdf-same-content',
    { vi: 'Hai PDF cùng một nội dung', en: 'Two PDFs of the same content' },
    (pdfs, at) => {
      const other = pdfs[(at + 9) % pdfs.length]
      const pdf = pdfs[at]
      return other && pdf && pdfs.with(at, { ...pdf, content: other.content })
    },
  ),
  onPdf(
    'pdf-broken',
    { vi: 'PDF rỗng, cụt, không phải PDF', en: 'PDF empty, cut short, no PDF' },
    (pdfs, at, random) => {
      const pdf = pdfs[at]
      return (
        pdf &&
        pdfs.with(at, {
          ...pdf,
          problem: random.pick(['empty', 'truncated', 'not-pdf', 'encrypted'] as const),
        })
      )
    },
  ),
  {
    id: 'zip-of-another-book',
    name: { vi: 'Tệp .zip của sổ khác', en: '.zip of another book' },
    level: 'files',
    visible: 'always',
    spoil: book => ({
      book: { ...book, zipName: book.zipName.replace(/\.\d\d\.zip$/, '.08.zip') },
      isVisible: true,
    }),
  },
  {
    id: 'book-name',
    name: { vi: 'Tên tệp của sổ sai năm hoặc sai mẫu', en: 'Workbook’s name of another year or form' },
    level: 'files',
    visible: 'always',
    spoil: (book, random) => ({
      book: {
        ...book,
        xlsxName: random.pick([
          'Book1.xlsx',
          book.xlsxName.replace(String(book.year), String(book.year + 7)),
          book.xlsxName.replace(/\.[A-Z]+\./, kind => (kind === '.KS.' ? '.KT.' : '.KS.')),
        ]),
      },
      isVisible: true,
    }),
  },
]

function onPdf(
  id: string,
  name: BookMistake['name'],
  change: (
    pdfs: readonly DeliveredPdf[],
    at: number,
    random: Parameters<BookMistake['spoil']>[1],
  ) => readonly DeliveredPdf[] | undefined,
): BookMistake {
  return {
    id,
    name,
    level: 'files',
    visible: 'always',
    spoil: (book, random) => {
      const pdfs = change(book.pdfs, random.integer(2, book.pdfs.length - 2), random)
      return pdfs && { book: { ...book, pdfs }, isVisible: true }
    },
  }
}

function rename(
  pdfs: readonly DeliveredPdf[],
  at: number,
  to: (name: string) => string,
): readonly DeliveredPdf[] | undefined {
  const pdf = pdfs[at]
  if (pdf === undefined || to(pdf.name) === pdf.name) return undefined
  return pdfs.with(at, { ...pdf, name: to(pdf.name) })
}
