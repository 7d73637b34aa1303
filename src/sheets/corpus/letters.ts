import type { LegacyLetters } from '../../register/letters/letters.ts'
import { typeInLetters } from '../../register/letters/testing.ts'
import type { CorpusCase } from './case.ts'
import { header, makeXlsx, sheetXml, textCell, textRow } from './make-xlsx.ts'

const names = [
  'Nguyễn Thị Thu Hằng',
  'Trần Văn Được',
  'Lê Hoàng Phượng',
  'Đặng Quốc Khánh',
  'Phạm Thùy Dương',
  'Vũ Đình Thắng',
  'Bùi Thị Kiều Oanh',
  'Ngô Quang Vĩnh',
]
const typed = (letters: LegacyLetters) => names.map(name => typeInLetters(name, letters) ?? '')
const rowOf = (name: string, at: number) => [String(at + 1), '01/2006', '03.02.2006', name, '01.02.2006']
const rows = names.map(rowOf)
const table = (list: readonly string[], sign = ',') =>
  [header.slice(0, 5), ...list.map(rowOf)].map(cells => cells.join(sign)).join('\r\n')

/** The names in column D, every cell in a font. */
function inFont(font: string, list: readonly string[], attributes = ' s="1"'): Promise<Buffer> {
  const xml = list.map((name, at) => {
    const [so = '', quyen = '', ngay = ''] = rowOf(name, at)
    const line = at + 2
    return `<row r="${line}">${[so, quyen, ngay].map((text, column) => textCell(text, `${'ABC'[column]}${line}`)).join('')}${textCell(name, `D${line}`, attributes)}${textCell('01.02.2006', `E${line}`)}</row>`
  })
  return makeXlsx({
    sheets: [{ xml: sheetXml(textRow(header.slice(0, 5), 1) + xml.join('')) }],
    styles: `<fonts count="2"><font><name val="Calibri"/></font><font><sz val="11"/><name val="${font}"/></font></fonts><cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs>`,
  })
}

const converted = (letters: LegacyLetters, by: 'font' | 'told' | 'text', cells = names.length) => ({
  converted: [{ letters, by, cells }],
})

const windows1258 = new Map(
  [...new TextDecoder('windows-1258').decode(Uint8Array.from({ length: 128 }, (_, at) => 128 + at))].map(
    (sign, at) => [sign, 128 + at],
  ),
)

/** Text as Windows of the nineties kept Vietnamese: a letter, its tone behind it. */
function toWindows1258(text: string): Buffer {
  const toneLast = [...text.normalize('NFC')].map(letter => {
    if (windows1258.has(letter)) return letter
    const [base = '', ...marks] = letter.normalize('NFD')
    const tone = marks.find(mark => windows1258.has(mark)) ?? ''
    return base.concat(...marks.filter(mark => mark !== tone)).normalize('NFC') + tone
  })
  return Buffer.from([...toneLast.join('')].map(sign => windows1258.get(sign) ?? sign.charCodeAt(0)))
}

/** Letters of before Unicode, and text files in all character sets. */
export const letterCases: readonly CorpusCase[] = [
  {
    name: 'TCVN3 by the font of the cells',
    make: () => inFont('.VnTime', typed('tcvn3')),
    expect: { rows, remarks: converted('tcvn3', 'font'), original: { 3: 'NguyÔn ThÞ Thu H»ng' } },
  },
  {
    name: 'TCVN3 in a font of capitals',
    make: () => inFont('.VnTimeH', typed('tcvn3').slice(0, 1)),
    expect: { rows: [rowOf('NGUYỄN THỊ THU HẰNG', 0)], remarks: converted('tcvn3', 'font', 1) },
  },
  {
    name: 'VNI by the font of the cells',
    make: () => inFont('VNI-Times', typed('vni')),
    expect: { rows, remarks: converted('vni', 'font') },
  },
  {
    name: 'Unicode in cells that kept the old font',
    make: () => inFont('.VnTime', names),
    expect: { rows },
  },
  {
    name: 'the font of a part of a rich text',
    make: () =>
      makeXlsx({
        sheets: [{ xml: sheetXml(`${textRow(header, 1)}<row r="2"><c r="D2" t="s"><v>0</v></c></row>`) }],
        strings: '<si><r><rPr><rFont val="VNI-Times"/></rPr><t>Traàn Vaên</t></r><r><t> An</t></r></si>',
      }),
    expect: { rows: [[null, null, null, 'Trần Văn An']], remarks: converted('vni', 'font', 1) },
  },
  ...(['tcvn3', 'vni', 'viscii', 'vps'] as const).map(
    (letters): CorpusCase => ({
      name: `${letters} by the text alone`,
      make: () => inFont('Calibri', typed(letters)),
      expect: { rows, remarks: converted(letters, 'text') },
    }),
  ),
  {
    name: 'rows of Unicode among rows of TCVN3',
    make: () => inFont('Calibri', [...typed('tcvn3'), 'Nguyễn Thị Thu Hằng']),
    expect: { rows: [...rows, rowOf('Nguyễn Thị Thu Hằng', 8)], remarks: converted('tcvn3', 'text') },
  },
  {
    name: 'too little TCVN3 to be sure',
    make: () => inFont('Calibri', typed('tcvn3').slice(0, 1)),
    expect: {
      rows: [rowOf('NguyÔn ThÞ Thu H»ng', 0)],
      remarks: { suspect: { cells: 1, row: 2, text: 'NguyÔn ThÞ Thu H»ng' } },
    },
  },
  {
    name: 'the same, where a person said TCVN3',
    make: () => inFont('Calibri', typed('tcvn3').slice(0, 1)),
    reading: { letters: 'tcvn3' },
    expect: { rows: rows.slice(0, 1), remarks: converted('tcvn3', 'told', 1) },
  },
  {
    name: 'old fonts, where a person said Unicode',
    make: () => inFont('.VnTime', typed('tcvn3')),
    reading: { letters: 'unicode' },
    expect: { rows: typed('tcvn3').map(rowOf) },
  },
  {
    name: 'foreign names',
    make: () => inFont('Calibri', ['José Muñoz', 'Günther Müller', 'François Lefèvre', 'Zoë Brontë']),
    expect: { rows: ['José Muñoz', 'Günther Müller', 'François Lefèvre', 'Zoë Brontë'].map(rowOf) },
  },
  {
    name: 'Vietnamese column names in TCVN3',
    make: () =>
      makeXlsx({
        sheets: [
          {
            xml: sheetXml(
              textRow(
                ['Số đăng ký', 'Ngày đăng ký', 'Họ tên', 'Họ tên mẹ'].map(
                  name => typeInLetters(name, 'tcvn3') ?? '',
                ),
                1,
              ) +
                names
                  .map((name, at) =>
                    textRow([String(at + 1), '03.02.2006', typeInLetters(name, 'tcvn3') ?? ''], at + 2),
                  )
                  .join(''),
            ),
          },
        ],
      }),
    expect: {
      header: ['Số đăng ký', 'Ngày đăng ký', 'Họ tên', 'Họ tên mẹ'],
      rows: names.map((name, at) => [String(at + 1), '03.02.2006', name]),
      remarks: converted('tcvn3', 'text', names.length + 4),
    },
  },
  { name: 'CSV in UTF-8', file: 'KS.2006.01.csv', make: () => table(names), expect: { rows } },
  {
    name: 'CSV in UTF-8 with a mark, semicolons',
    file: 'KS.2006.01.csv',
    make: () => `\ufeff${table(names, ';')}`,
    expect: { rows },
  },
  {
    name: 'TSV in UTF-16 with a mark',
    file: 'KS.2006.01.txt',
    make: () => Buffer.from(`\ufeff${table(names, '\t')}`, 'utf16le'),
    expect: { rows },
  },
  {
    name: 'TSV in UTF-16, big end first',
    file: 'KS.2006.01.txt',
    make: () => Buffer.from(`\ufeff${table(names, '\t')}`, 'utf16le').swap16(),
    expect: { rows },
  },
  {
    name: 'TSV in UTF-16 without a mark',
    file: 'KS.2006.01.txt',
    make: () => Buffer.from(table(names, '\t'), 'utf16le'),
    expect: { rows },
  },
  {
    name: 'CSV in windows-1258',
    file: 'KS.2006.01.csv',
    make: () => toWindows1258(table(names)),
    expect: { rows, remarks: { encoding: 'windows-1258' } },
  },
  ...(['tcvn3', 'vni', 'viscii', 'vps'] as const).map(
    (letters): CorpusCase => ({
      name: `CSV in bytes of ${letters}`,
      file: 'KS.2006.01.csv',
      make: () => Buffer.from(table(typed(letters)), 'latin1'),
      expect: { rows, remarks: { encoding: 'latin1', ...converted(letters, 'text') } },
    }),
  ),
  {
    name: 'CSV in bytes that fit nothing',
    file: 'KS.2006.01.csv',
    make: () =>
      Buffer.concat([
        Buffer.from(`${header.join(',')}\n1,01/2006,,`),
        Buffer.from([0xe4, 0xb8, 0x41, 0xff, 0x0a]),
      ]),
    expect: {
      rows: [
        ['1', '01/2006', null, new TextDecoder('windows-1258').decode(Uint8Array.of(0xe4, 0xb8, 0x41, 0xff))],
      ],
      remarks: { encoding: 'windows-1258', unclearEncoding: true },
    },
  },
]
