import type { Quad } from './geometry/point.ts'
import type { Confidence, Half, Rotation } from './recipe.ts'

/** What a person should look at on a page. */
export type Flag =
  | 'blank'
  | 'empty-form'
  | 'blurred'
  | 'motion'
  | 'dark'
  | 'overexposed'
  | 'cut-off'
  | 'finger'
  | 'upside-down-unsure'
  | 'skew-unsure'
  | 'split-unsure'
  | 'low-resolution'

/** Measures of the finished page. */
export interface PageMetrics {
  /** Steepest step of a stroke's edge as a share of its height: 0.6 and more is sharp, under 0.4 blurred. */
  readonly sharpness: number
  /** Median grey level of the page, 0..255. */
  readonly brightness: number
  /** How much darker writing is than its paper, 0..1. */
  readonly contrast: number
  /** Share of the page covered with ink, 0..1. */
  readonly inkShare: number
}

/** Why a page could not be processed. */
export interface PageError {
  readonly code: string
  readonly message: string
}

/** One element of pages.json: a finished page, or an original that failed. A double page gives two. */
export interface PageElement {
  readonly source: string
  /** From 1; the page of a PDF or of a TIFF with several. */
  readonly sourcePage: number
  readonly sourceSha256: string | null
  /** Size of the original as any viewer shows it, with its EXIF orientation applied; `quad` is in these pixels. */
  readonly sourceWidth: number | null
  readonly sourceHeight: number | null
  readonly half: Half | null
  readonly rotationDeg: Rotation
  readonly skewDeg: number
  readonly quad: Quad | null
  readonly confidence: Confidence
  readonly metrics: PageMetrics | null
  readonly flags: readonly Flag[]
  readonly output: string | null
  readonly pdf: string | null
  readonly outputWidth: number | null
  readonly outputHeight: number | null
  readonly outputDpi: number | null
  readonly outputBytes: number | null
  readonly pdfBytes: number | null
  readonly ms: number
  readonly error: PageError | null
}
