import type { Block, Inline, Paragraph } from './letter.ts'
import { beginsPage, lookOf, paragraphLook, type Sources } from './look.ts'
import { readInlines } from './read-inlines.ts'
import { readTable } from './read-table.ts'
import type { LetterReading } from './reading.ts'
import { childOf, childrenOf, descend, type XmlElement } from './xml-tree.ts'

/** The paragraphs and tables within an element: the body, a header, a cell. */
export function readBlocks(reading: LetterReading, within: XmlElement): readonly Block[] {
  return childrenOf(within).flatMap(child => {
    switch (child.name) {
      case 'w:p':
        return readParagraph(reading, child)
      case 'w:tbl':
        return [readTable(reading, child, cell => readBlocks(reading, cell))]
      case 'w:sdt': {
        const content = childOf(child, 'w:sdtContent')
        return content === undefined ? [] : readBlocks(reading, content)
      }
      case 'w:sectPr':
      case 'w:tcPr':
      case 'w:bookmarkStart':
      case 'w:bookmarkEnd':
        return []
      default:
        reading.remark('other', child.name)
        return []
    }
  })
}

/** A paragraph, in parts where a page ends within it. */
function readParagraph(reading: LetterReading, element: XmlElement): readonly Block[] {
  const own = childOf(element, 'w:pPr')
  const style = childOf(own, 'w:pStyle')?.attributes['w:val']
  const sources: Sources = [...reading.styles.paragraph(style), own]
  if (sources.some(source => descend(source, 'w:numPr', 'w:numId') !== undefined)) reading.remark('numbering')
  const mark = lookOf([...reading.styles.run(style, undefined), childOf(own, 'w:rPr')])
  const look = { kind: 'paragraph' as const, ...paragraphLook(sources), size: mark.size }
  const blocks: Block[] = beginsPage(sources) ? [{ kind: 'page-break' }] : []
  let inlines: Inline[] = []
  for (const inline of readInlines(reading, element, style)) {
    if (inline.kind !== 'page-break') inlines.push(inline)
    else {
      if (inlines.length > 0) blocks.push(paragraphOf(look, inlines))
      blocks.push({ kind: 'page-break' })
      inlines = []
    }
  }
  if (inlines.length > 0 || blocks.every(block => block.kind === 'page-break'))
    blocks.push(paragraphOf(look, inlines))
  return blocks
}

const paragraphOf = (look: Omit<Paragraph, 'inlines'>, inlines: readonly Inline[]): Paragraph => ({
  ...look,
  inlines,
})
