import type { Word } from '../../../imaging/reading/words.ts'
import type { Candidate } from './candidate.ts'

/** A strip of a page, in pixels. */
export interface Strip {
  readonly edge: Candidate['edge']
  readonly width: number
}

const leastConfidence = 0.4
const mostKept = 6
const pageLabel = /^(trang|tr|tờ|to|folio|page)[.:]*$/i
/** What says that the number behind it is something else: of a case or a book, of a date, of a house. */
const otherLabel =
  /^(số|so|s[ốổồ]|quyển|quyen|năm|nam|ngày|ngay|tháng|thang|khóm|ấp|tổ|khu|no|nº|n°|tt)[.:]*$/i

/** The numbers among the words of a strip, the surest first. */
export function findCandidates(words: readonly Word[], { edge, width }: Strip): readonly Candidate[] {
  const found = words.flatMap((word): Candidate[] => {
    const match = /^(?:(trang|tr|tờ)[.:]*)?[-–—.(|]*([0-9]{1,4}[ab]?)[-–—.)|]*$/i.exec(word.text)
    const digits = match?.[2]
    if (digits === undefined || word.confidence < leastConfidence) return []
    const before = words.filter(other => standsBefore(other, word)).sort((a, b) => b.left - a.left)[0]
    if (before !== undefined && (otherLabel.test(before.text) || before.text.endsWith('/'))) return []
    const middle = (word.left + word.width / 2) / width
    return [
      {
        number: digits.toLowerCase().replace(/^0+(?=[0-9])/, ''),
        confidence: word.confidence,
        edge,
        across: Math.abs(middle - 0.5) < 0.12 ? 'centre' : 'outer',
        labelled: match?.[1] !== undefined || (before !== undefined && pageLabel.test(before.text)),
      },
    ]
  })
  return found.sort((a, b) => b.confidence - a.confidence).slice(0, mostKept)
}

/** On the same line, and not farther in front than three times the height of the letters. */
function standsBefore(other: Word, word: Word): boolean {
  const overlap = Math.min(other.top + other.height, word.top + word.height) - Math.max(other.top, word.top)
  const gap = word.left - (other.left + other.width)
  return (
    overlap * 2 > Math.min(other.height, word.height) &&
    gap > -word.height &&
    gap < word.height * 3 &&
    other.left < word.left
  )
}
