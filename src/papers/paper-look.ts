import { AlignmentType, BorderStyle, type IParagraphOptions, Paragraph, TextRun } from 'docx'

/** How a line of a paper looks; lengths in points. */
export interface LineLook {
  readonly bold?: boolean
  readonly italic?: boolean
  /** Of the letters; 13 unless told (Nghị định 30/2020/NĐ-CP: 13 to 14). */
  readonly size?: number
  readonly align?: 'left' | 'right' | 'center' | 'justify'
  readonly before?: number
  readonly after?: number
  readonly firstLine?: number
  readonly left?: number
  readonly right?: number
  readonly hanging?: number
  readonly keepNext?: boolean
}

/** Twentieths of a point, in which Word counts. */
export const twips = (points: number): number => Math.round(points * 20)
export const millimetres = (length: number): number => (length * 72) / 25.4

const aligns = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
  justify: AlignmentType.JUSTIFIED,
} as const

/** A run of text, composed; what no paper can hold (control characters) becomes a blank. */
export function runOf(text: string, { bold = false, italic = false, size = 13 }: LineLook = {}): TextRun {
  return new TextRun({
    text: text.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, ' '),
    bold,
    italics: italic,
    size: size * 2,
  })
}

/** The lines of a text, each a paragraph of the same look. */
export function linesOf(text: string, look: LineLook = {}): Paragraph[] {
  return text.split(/\r?\n/).map(line => paragraphOf([runOf(line, look)], look))
}

/** A paragraph of these pieces. */
export function paragraphOf(
  children: NonNullable<IParagraphOptions['children']>,
  look: LineLook = {},
): Paragraph {
  const { align = 'left', before = 0, after = 0, left = 0, right = 0, firstLine = 0, hanging = 0 } = look
  return new Paragraph({
    children,
    alignment: aligns[align],
    spacing: { before: twips(before), after: twips(after) },
    indent: {
      left: twips(left),
      right: twips(right),
      ...(hanging > 0 ? { hanging: twips(hanging) } : { firstLine: twips(firstLine) }),
    },
    keepNext: look.keepNext ?? false,
    run: { size: (look.size ?? 13) * 2 },
  })
}

/** A thin line under what stands above it, `width` points long in the middle of `within`. */
export function ruleOf(within: number, width: number): Paragraph {
  const side = twips(Math.max(0, (within - width) / 2))
  return new Paragraph({
    children: [],
    spacing: { before: 0, after: 0, line: 60, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 0, color: 'auto' } },
  })
}
