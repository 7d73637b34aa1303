import { posix } from 'node:path'
import type { DocxParts } from './docx-parts.ts'
import type { Block, Letter, Remark, RemarkCode } from './letter.ts'
import { twips } from './look.ts'
import { readBlocks } from './read-blocks.ts'
import type { LetterReading } from './reading.ts'
import { type Relations, readRelations } from './relations.ts'
import { readStyles } from './styles.ts'
import { childOf, childrenOf, descend, parseXml, type XmlElement } from './xml-tree.ts'

const mainPart = 'word/document.xml'
/** Drawn with Tinos, which has the same widths. */
const sameWidths = new Set(['times new roman', 'tinos', 'liberation serif', 'times'])

/** Reads a Word document into what is drawn of it, and what is not. Throws `XmlError` when it is none. */
export function readLetter(parts: DocxParts): Letter {
  const xml = (name: string) => {
    const bytes = parts.get(name)
    return bytes === undefined ? undefined : parseXml(bytes.toString('utf8'))
  }
  const remarks = new Map<string, Remark>()
  const remark = (code: RemarkCode, detail = '') => {
    remarks.set(`${code} ${detail}`, { code, detail })
  }
  const pictures = new Map<string, Buffer>()
  const styles = readStyles(xml('word/styles.xml'))
  const readingOf = (relations: Relations): LetterReading => ({
    styles,
    remark,
    useFont(name) {
      if (name !== undefined && !sameWidths.has(name.toLowerCase())) remark('font', name)
    },
    usePicture(relation) {
      const target = relation === undefined ? undefined : relations.get(relation)
      const bytes = target === undefined ? undefined : parts.get(target)
      const extension = bytes === undefined ? undefined : pictureFormat(bytes)
      if (bytes === undefined || target === undefined || extension === undefined) {
        remark('picture-format', posix.extname(target ?? ''))
        return undefined
      }
      const name = `/${target.replace(/[^\w-]/g, '_')}.${extension}`
      pictures.set(name, bytes)
      return name
    },
  })
  const document = xml(mainPart)
  const body = childOf(document, 'w:body')
  const relations = readRelations(parts, mainPart)
  const section = childOf(body, 'w:sectPr')
  if (childrenOf(body, 'w:p').some(paragraph => descend(paragraph, 'w:pPr', 'w:sectPr') !== undefined))
    remark('sections')
  if (Number(childOf(section, 'w:cols')?.attributes['w:num'] ?? 1) > 1) remark('columns')
  if (childOf(section, 'w:titlePg') !== undefined) remark('first-page')
  const edge = (name: 'w:headerReference' | 'w:footerReference'): readonly Block[] => {
    const reference = childrenOf(section, name).find(
      each => (each.attributes['w:type'] ?? 'default') === 'default',
    )
    const target = relations.get(reference?.attributes['r:id'] ?? '')
    const root = target === undefined ? undefined : xml(target)
    if (target === undefined || root === undefined) return []
    return readBlocks(readingOf(readRelations(parts, target)), root)
  }
  return {
    page: pageOf(section),
    header: edge('w:headerReference'),
    footer: edge('w:footerReference'),
    body: body === undefined ? [] : readBlocks(readingOf(relations), body),
    pictures,
    remarks: [...remarks.values()],
  }
}

/** A4 with the margins of thông tư's letters where the document does not say. */
function pageOf(section: XmlElement | undefined): Letter['page'] {
  const size = childOf(section, 'w:pgSz')
  const margins = childOf(section, 'w:pgMar')
  const margin = (name: string, otherwise: number) => Math.max(0, Math.abs(twips(margins, name) ?? otherwise))
  return {
    width: Math.min(3000, Math.max(72, twips(size, 'w:w') ?? 595.3)),
    height: Math.min(3000, Math.max(72, twips(size, 'w:h') ?? 841.9)),
    top: margin('w:top', 56.7),
    right: margin('w:right', 56.7),
    bottom: margin('w:bottom', 56.7),
    left: margin('w:left', 85.05),
    header: margin('w:header', 35.4),
    footer: margin('w:footer', 35.4),
  }
}

function pictureFormat(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'png'
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg'
  return bytes.subarray(0, 4).toString('latin1') === 'GIF8' ? 'gif' : undefined
}
