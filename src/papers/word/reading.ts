import type { RemarkCode } from './letter.ts'
import type { Styles } from './styles.ts'

/** What the readers of paragraphs and tables need of the document they are in. */
export interface LetterReading {
  readonly styles: Styles
  remark(code: RemarkCode, detail?: string): void
  /** Notes which font is asked for; every font is drawn with the one we have. */
  useFont(name: string | undefined): void
  /** The name under which the picture of a relation is drawn; undefined when it can't be, which is remarked. */
  usePicture(relation: string | undefined): string | undefined
}
