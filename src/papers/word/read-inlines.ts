import type { Inline, TextLook } from './letter.ts'
import { fontOf, isHidden, lookOf, type Sources } from './look.ts'
import type { LetterReading } from './reading.ts'
import { childOf, childrenOf, descend, textOf, walk, type XmlElement } from './xml-tree.ts'

/** One English Metric Unit in points. */
const emu = 1 / 12_700

/** A place in a paragraph where a page ends. */
export type InlineOrBreak = Inline | { readonly kind: 'page-break' }

/** Elements that hold nothing to be seen. */
const silent = new Set([
  'w:rPr',
  'w:pPr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:proofErr',
  'w:lastRenderedPageBreak',
  'w:permStart',
  'w:permEnd',
  'w:softHyphen',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:sdtPr',
  'w:sdtEndPr',
])
const remarked = {
  'w:sym': 'symbol',
  'w:pict': 'shape',
  'w:object': 'shape',
  'mc:AlternateContent': 'shape',
  'w:footnoteReference': 'note',
  'w:endnoteReference': 'note',
  'w:commentReference': 'comment',
  'm:oMath': 'equation',
  'm:oMathPara': 'equation',
} as const
const isRemarked = (name: string): name is keyof typeof remarked => name in remarked

/** What stands in a paragraph: text, tabs, breaks and pictures, each with its look. */
export function readInlines(
  reading: LetterReading,
  paragraph: XmlElement,
  paragraphStyle: string | undefined,
): readonly InlineOrBreak[] {
  const field = { instruction: '', state: 'none' as 'none' | 'instruction' | 'result', known: false }
  const found: InlineOrBreak[] = []

  const ofRun = (run: XmlElement) => {
    const own = childOf(run, 'w:rPr')
    const sources: Sources = [
      ...reading.styles.run(paragraphStyle, childOf(own, 'w:rStyle')?.attributes['w:val']),
      own,
    ]
    if (isHidden(sources)) return
    const look = lookOf(sources)
    for (const child of childrenOf(run)) ofRunPart(child, look, sources)
  }
  const add = (inline: InlineOrBreak) => {
    if (field.state !== 'instruction' && !(field.state === 'result' && field.known)) found.push(inline)
  }
  const ofRunPart = (part: XmlElement, look: TextLook, sources: Sources) => {
    switch (part.name) {
      case 'w:t': {
        const text = textOf(part).normalize('NFC')
        if (text === '') return
        reading.useFont(fontOf(sources))
        return add({ kind: 'text', text, ...look })
      }
      case 'w:tab':
      case 'w:ptab':
        return add({ kind: 'tab' })
      case 'w:cr':
        return add({ kind: 'break' })
      case 'w:br': {
        const type = part.attributes['w:type']
        if (type === 'column') return reading.remark('columns')
        return add({ kind: type === 'page' ? 'page-break' : 'break' })
      }
      case 'w:noBreakHyphen':
        return add({ kind: 'text', text: '-', ...look })
      case 'w:drawing':
        return ofDrawing(part)
      case 'w:fldChar':
        return ofFieldMark(part.attributes['w:fldCharType'], look)
      case 'w:instrText':
        if (field.state === 'instruction') field.instruction += textOf(part)
        return
      case 'w:delText':
        return
      default:
        ofOther(part)
    }
  }
  const ofFieldMark = (mark: string | undefined, look: TextLook) => {
    if (mark === 'begin') Object.assign(field, { instruction: '', state: 'instruction', known: false })
    else if (mark === 'separate' || mark === 'end') {
      if (field.state === 'instruction') field.known = addField(field.instruction, look)
      field.state = mark === 'separate' ? 'result' : 'none'
      if (mark === 'end') field.known = false
    }
  }
  /** Whether the field is one that we draw ourselves; of any other the result it had last is shown. */
  const addField = (instruction: string, look: TextLook): boolean => {
    const name = instruction.trim().split(/\s+/)[0]?.toUpperCase()
    if (name === 'PAGE' || name === 'NUMPAGES') {
      found.push({ kind: 'page-number', of: name === 'PAGE' ? 'page' : 'pages', look })
      return true
    }
    reading.remark('field', name)
    return false
  }
  const ofDrawing = (drawing: XmlElement) => {
    const inline = childOf(drawing, 'wp:inline')
    const blip = [...walk(drawing)].find(element => element.name === 'a:blip')
    if (inline === undefined) return reading.remark(blip === undefined ? 'shape' : 'floating')
    const name = reading.usePicture(blip?.attributes['r:embed'])
    const extent = childOf(inline, 'wp:extent')
    if (name === undefined) return
    const length = (key: string) =>
      Math.min(2000, Math.max(1, Number(extent?.attributes[key] ?? 0) * emu || 1))
    add({ kind: 'picture', name, width: length('cx'), height: length('cy') })
  }
  const ofOther = (element: XmlElement) => {
    if (silent.has(element.name)) return
    reading.remark(isRemarked(element.name) ? remarked[element.name] : 'other', element.name)
  }
  const within = (element: XmlElement) => {
    for (const child of childrenOf(element)) {
      switch (child.name) {
        case 'w:r':
          ofRun(child)
          break
        case 'w:hyperlink':
        case 'w:smartTag':
        case 'w:dir':
        case 'w:bdo':
          within(child)
          break
        case 'w:ins':
        case 'w:moveTo':
          reading.remark('changes')
          within(child)
          break
        case 'w:del':
        case 'w:moveFrom':
          reading.remark('changes')
          break
        case 'w:fldSimple':
          if (
            !addField(
              child.attributes['w:instr'] ?? '',
              lookOf(reading.styles.run(paragraphStyle, undefined)),
            )
          )
            within(child)
          break
        case 'w:sdt': {
          const content = descend(child, 'w:sdtContent')
          if (content !== undefined) within(content)
          break
        }
        default:
          ofOther(child)
      }
    }
  }
  within(paragraph)
  return found
}
