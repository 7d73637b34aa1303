/** How a piece of text or a paragraph of a shipped paper looks; lengths in points. */
export interface TextOptions {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly size?: number
}
export interface ParagraphOptions {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  readonly before?: number
  readonly after?: number
  readonly left?: number
  readonly right?: number
  readonly hanging?: number
  readonly tabs?: readonly number[]
  /** A line below the paragraph. */
  readonly ruled?: boolean
  /** Of the whole line, for one that holds nothing but a rule. */
  readonly exact?: number
  readonly keep?: boolean
  readonly size?: number
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) =>
  text.normalize('NFC').replace(/[&<>"]/g, letter => escapes[letter] ?? letter)
const twips = (value: number) => Math.round(value * 20)

function runLook({ bold, italic, size }: TextOptions): string {
  const parts = [
    bold === true ? '<w:b/>' : '',
    italic === true ? '<w:i/>' : '',
    size === undefined ? '' : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
  ].join('')
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`
}

/** A run of text. */
export function run(text: string, look: TextOptions = {}): string {
  return `<w:r>${runLook(look)}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

/** A tab between two runs. */
export const tab = '<w:r><w:tab/></w:r>'

/** A paragraph of runs. */
export function paragraph(runs: string, options: ParagraphOptions = {}): string {
  const { align, before, after, left, right, hanging, tabs, ruled, exact, keep, size } = options
  const spacing = [
    before === undefined ? '' : ` w:before="${twips(before)}"`,
    after === undefined ? '' : ` w:after="${twips(after)}"`,
    exact === undefined ? '' : ` w:line="${twips(exact)}" w:lineRule="exact"`,
  ].join('')
  const indent = [
    left === undefined ? '' : ` w:left="${twips(left)}"`,
    right === undefined ? '' : ` w:right="${twips(right)}"`,
    hanging === undefined ? '' : ` w:hanging="${twips(hanging)}"`,
  ].join('')
  const look = [
    keep === true ? '<w:keepNext/>' : '',
    ruled === true ? '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:pBdr>' : '',
    tabs === undefined
      ? ''
      : `<w:tabs>${tabs.map(at => `<w:tab w:val="left" w:pos="${twips(at)}"/>`).join('')}</w:tabs>`,
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    indent === '' ? '' : `<w:ind${indent}/>`,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
    size === undefined ? '' : `<w:rPr><w:sz w:val="${size * 2}"/></w:rPr>`,
  ].join('')
  return `<w:p>${look === '' ? '' : `<w:pPr>${look}</w:pPr>`}${runs}</w:p>`
}

/** A table without lines; every row has as many cells as there are widths, each a few paragraphs. */
export function table(widths: readonly number[], rows: readonly (readonly string[])[]): string {
  const cell = (content: string, at: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${twips(widths[at] ?? 0)}" w:type="dxa"/></w:tcPr>${content}</w:tc>`
  return [
    '<w:tbl><w:tblPr>',
    `<w:tblW w:w="${twips(widths.reduce((sum, width) => sum + width, 0))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>`,
    ...rows.map(cells => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map(cell).join('')}</w:tr>`),
    '</w:tbl>',
  ].join('')
}

/** A square picture of the part with this relation, with its alternative text. */
export function picture(relation: string, altText: string, sizePt: number): string {
  const emu = Math.round(sizePt * 12_700)
  const extent = `cx="${emu}" cy="${emu}"`
  return [
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">',
    `<wp:extent ${extent}/><wp:docPr id="1" name="${altText}" descr="${altText}"/>`,
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>',
    `<pic:nvPicPr><pic:cNvPr id="1" name="${altText}"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  ].join('')
}
