import type { ErrorCode } from '../../errors.ts'
import type { TextParams } from '../../register/text.ts'
import type { ViewerMark } from '../mark/viewer-mark.ts'
import type { ScanOptions } from '../options.ts'
import type { PagePart } from '../page-part.ts'
import type { PageCut } from '../render/crop.ts'
import type { ScannedPage } from '../scan-image.ts'

/** One page of a file. */
export interface PageSource {
  readonly path: string
  /** From 1. */
  readonly page: number
}

/** What the pool asks of a child. */
export type Task =
  | { readonly kind: 'count'; readonly path: string }
  | { readonly kind: 'scan'; readonly source: PageSource; readonly options: ScanOptions }
  | { readonly kind: 'thumbnail'; readonly source: PageSource; readonly width: number }
  | {
      readonly kind: 'frame'
      readonly source: PageSource
      readonly longSide: number
      readonly mark?: ViewerMark
    }
  | { readonly kind: 'crop'; readonly path: string; readonly cuts: readonly PageCut[] }
  | { readonly kind: 'cut-print'; readonly path: string; readonly parts: readonly PagePart[] }
  | {
      readonly kind: 'mark-image'
      readonly path: string
      readonly mark: ViewerMark
      /** The part of the page that is shown; the whole page without it. */
      readonly part?: PagePart
    }
  | {
      readonly kind: 'mark-pdf'
      readonly name: string
      readonly bytes: Uint8Array
      readonly mark: ViewerMark
    }

/** The pages of one original. */
export interface ScanResult {
  readonly sha256: string
  readonly width: number
  readonly height: number
  readonly pages: readonly ScannedPage[]
  readonly ms: number
}

/** An original as it is, smaller: what a person moves the corners of a page on. */
export interface Frame {
  readonly jpeg: Buffer
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
  /** Of the original with its EXIF orientation applied, in pixels: recipes count in these. */
  readonly sourceWidth: number
  readonly sourceHeight: number
}

/** What a child answers, by kind of task. */
export interface Answers {
  readonly count: number
  readonly scan: ScanResult
  readonly thumbnail: Uint8Array
  readonly frame: Frame
  readonly crop: readonly Uint8Array[]
  readonly 'cut-print': readonly Uint8Array[]
  readonly 'mark-image': Uint8Array
  readonly 'mark-pdf': Uint8Array
}

export interface Request {
  readonly id: number
  readonly task: Task
}

/** A failure on its way between processes; `sha256` when the file could be read at all. */
export interface Failure {
  readonly code: ErrorCode
  readonly params: TextParams
  readonly detail: string
  readonly sha256: string | null
}

export type Response =
  | { readonly id: number; readonly answer: Answers[Task['kind']] }
  | { readonly id: number; readonly failure: Failure }

/** The file a task is about; undefined when its bytes come with it. */
export function pathOf(task: Task): string | undefined {
  if (task.kind === 'mark-pdf') return undefined
  return 'source' in task ? task.source.path : task.path
}
