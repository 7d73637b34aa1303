import type { CorpusCase } from './case.ts'
import { entry, header, makeXlsx, sheetXml, textCell, textRow, xlsxOfEntries } from './make-xlsx.ts'

const styles = `<numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="mm/yyyy"/><numFmt numFmtId="166" formatCode="000000000000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`
const styled = (rows: string, properties = '') =>
  makeXlsx({ sheets: [{ xml: sheetXml(textRow(header, 1) + rows) }], styles, properties })
const row = (cells: string) => `<row r="2">${cells}</row>`

/** What stands in cells, and where. */
export const cellCases: readonly CorpusCase[] = [
  {
    name: 'dates of Excel, by day and by month',
    make: () =>
      styled(
        row(
          '<c r="A2" s="1"><v>38751</v></c><c r="B2" s="2"><v>38718</v></c><c r="C2" s="1"><v>38751.5</v></c>',
        ),
      ),
    expect: {
      rows: [['03.02.2006', '01.2006', '03.02.2006 12:00']],
      marks: [{ 0: 'date', 1: 'date', 2: 'date' }],
    },
  },
  {
    name: 'dates counted from 1904',
    make: () => styled(row('<c r="A2" s="1"><v>37289</v></c>'), 'date1904="1"'),
    expect: { rows: [['03.02.2006']] },
  },
  {
    name: 'a date of 1900, a negative one, one beyond all years',
    make: () =>
      styled(
        row(
          '<c r="A2" s="1"><v>-5</v></c><c r="B2" s="1"><v>99999999999</v></c><c r="C2" s="1"><v>61</v></c>',
        ),
      ),
    expect: { rows: [['-5', '#N/A', '01.03.1900']] },
  },
  {
    name: 'an ISO date cell',
    make: () => xlsxOfEntries(row('<c r="A2" t="d"><v>2006-02-03T00:00:00Z</v></c>')),
    expect: { rows: [['03.02.2006']] },
  },
  {
    name: 'numbers: with zeros by format, long, in exponents, fractions',
    make: () =>
      styled(
        row(
          '<c r="A2" s="3"><v>12345678901</v></c><c r="B2"><v>1.23456789012E11</v></c><c r="C2"><v>0.30000000000000004</v></c><c r="D2"><v>7</v></c>',
        ),
      ),
    expect: { rows: [['012345678901', '123456789012', '0.3', '7']] },
  },
  {
    name: 'booleans, errors, formulas with and without a result',
    make: () =>
      xlsxOfEntries(
        row(
          '<c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#REF!</v></c><c r="C2" t="str"><f>A1</f><v>02.2006</v></c><c r="D2"><f>B1&amp;C1</f></c><c r="E2" t="str"><f>""</f><v></v></c>',
        ),
      ),
    expect: {
      rows: [['TRUE', '#REF!', '02.2006', '=B1&C1']],
      marks: [{ 0: 'boolean', 1: 'error', 3: 'error' }],
    },
  },
  {
    name: 'rich text, reading aids, entities, CDATA, escapes of Excel',
    make: () =>
      makeXlsx({
        sheets: [
          {
            xml: sheetXml(
              textRow(header, 1) +
                row('<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>'),
            ),
          },
        ],
        strings:
          '<si><r><t xml:space="preserve">Lê </t></r><r><rPr><b/></rPr><t>An</t></r><rPh><t>x</t></rPh></si><si><t>a &amp; &#273;&#x111; &lt;b&gt;</t></si><si><t><![CDATA[c & d]]>_x000D_e</t></si>',
      }),
    expect: { rows: [['Lê An', 'a & đđ <b>', 'c & d\re']] },
  },
  {
    name: 'NFD, look-alike letters, invisible signs come as they are, for the rules to see',
    make: () => xlsxOfEntries(textRow(['Lê'.normalize('NFD'), 'Ðặng', 'Lе', 'Ｌê', 'a\u200bb'], 2)),
    expect: { rows: [['Lê'.normalize('NFD'), 'Ðặng', 'Lе', 'Ｌê', 'a\u200bb']] },
  },
  {
    name: 'what a spreadsheet would run as a formula is text',
    make: () => xlsxOfEntries(textRow(['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(1)'], 2)),
    expect: { rows: [['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(1)']], marks: [undefined] },
  },
  {
    name: 'NUL, a lone surrogate, signs beyond the first plane',
    make: () =>
      xlsxOfEntries(
        row(
          '<c r="A2" t="inlineStr"><is><t>a_x0000_b&#0;</t></is></c><c r="B2" t="inlineStr"><is><t>&#xD800;x&#x1F600;</t></is></c>',
        ),
      ),
    expect: { rows: [['a\u0000b\u0000', '\ud800x😀']] },
  },
  {
    name: 'blank rows between, cells of blanks only',
    make: () => xlsxOfEntries(textRow(entry, 2), textRow([' ', '\n'], 3), '<row r="4"/>', textRow(entry, 9)),
    expect: { rows: [entry, entry], numbers: [2, 9] },
  },
  {
    name: 'no row and no cell says where it stands',
    make: () => makeXlsx({ sheets: [{ xml: sheetXml(textRow(header) + textRow(entry)) }] }),
    expect: { rows: [entry], numbers: [2] },
  },
  {
    name: 'cells out of order within a row',
    make: () => xlsxOfEntries(row(textCell('b', 'B2') + textCell('a', 'A2'))),
    expect: { rows: [['a', 'b']] },
  },
  {
    name: 'one cell twice',
    make: () => xlsxOfEntries(row(textCell('a', 'A2') + textCell('b', 'A2'))),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'rows out of order',
    make: () => xlsxOfEntries(textRow(entry, 5), textRow(entry, 4)),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a row twice',
    make: () => xlsxOfEntries(textRow(entry, 5), textRow(entry, 5)),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a negative row number',
    make: () => xlsxOfEntries(textRow(entry, -3)),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a row number that is none',
    make: () => xlsxOfEntries('<row r="abc"><c r="A2"><v>1</v></c></row>'),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a row beyond the last',
    make: () => xlsxOfEntries('<row r="1048577"><c><v>1</v></c></row>'),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a cell without a column',
    make: () => xlsxOfEntries(row('<c r="22"><v>1</v></c>')),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a column beyond the last',
    make: () => xlsxOfEntries(row('<c r="XFE2"><v>1</v></c>')),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a stray cell in the furthest corner',
    make: () => xlsxOfEntries(textRow(entry, 2), `<row r="1048576">${textCell('x', 'XFD1048576')}</row>`),
    expect: { rows: [entry], remarks: { farCells: 1 } },
  },
  {
    name: 'cells merged over rows',
    make: () =>
      makeXlsx({
        sheets: [
          {
            xml: sheetXml(textRow(header, 1) + textRow(entry, 2) + textRow(['2'], 3), {
              after: '<mergeCells count="2"><mergeCell ref="D2:D3"/><mergeCell ref="A3:B3"/></mergeCells>',
            }),
          },
        ],
      }),
    expect: { rows: [entry, ['2']], remarks: { mergedAreas: { count: 1, row: 2 } } },
  },
  {
    name: 'rows filtered out, a hidden column',
    make: () =>
      makeXlsx({
        sheets: [
          {
            xml: sheetXml(textRow(header, 1) + textRow(entry, 2, ' hidden="1"') + textRow(entry, 3), {
              before:
                '<dimension ref="A1:F3"/><cols><col min="2" max="3" hidden="1"/><col min="30" max="40" hidden="1"/></cols>',
              after: '<autoFilter ref="A1:F3"/>',
            }),
          },
        ],
      }),
    expect: { rows: [entry, entry], remarks: { hiddenRows: 1, hiddenColumns: [1, 2] } },
  },
  {
    name: 'a shared string that is not there',
    make: () =>
      makeXlsx({
        sheets: [{ xml: sheetXml(textRow(header, 1) + row('<c r="A2" t="s"><v>7</v></c>')) }],
        strings: '<si><t>a</t></si>',
      }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'cells under no column name',
    make: () => xlsxOfEntries(textRow([...entry, 'thừa'], 2)),
    expect: { rows: [[...entry, 'thừa']] },
  },
]
