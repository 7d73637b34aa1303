import type { Capture, CaptureTruth } from './capture.ts'
import {
  drawEmptyPage,
  drawFormPage,
  drawNotePage,
  drawSpread,
  type FormPage,
  type NotePage,
} from './draw-form.ts'
import { drawLedgerSpread, type LedgerSpread } from './draw-ledger.ts'
import { renderCapture } from './render.ts'
import type { Drawing } from './sheet.ts'

/** What stands on a sheet: plain data, so that it can be sent to a child process. */
export type SheetRequest =
  | ({ readonly type: 'form' } & FormPage)
  | ({ readonly type: 'empty'; readonly printed: boolean } & Omit<FormPage, 'cases'>)
  | ({ readonly type: 'ledger' } & LedgerSpread)
  | ({ readonly type: 'note' } & NotePage)
  | { readonly type: 'spread'; readonly pages: readonly [SheetRequest, SheetRequest] }

/** A picture to make and where to write it as JPEG; `quality` 1..100. */
export interface PageRequest {
  readonly sheet: SheetRequest
  readonly capture: Capture
  readonly quality: number
  readonly path: string
}

/** A picture that was written. */
export interface MadePage {
  readonly path: string
  readonly sizeBytes: number
  readonly truth: CaptureTruth
}

/** Draws what stands on a sheet. */
export function drawSheet(sheet: SheetRequest): Drawing {
  switch (sheet.type) {
    case 'form':
      return drawFormPage(sheet)
    case 'empty':
      return drawEmptyPage(sheet, sheet.printed)
    case 'ledger':
      return drawLedgerSpread(sheet)
    case 'note':
      return drawNotePage(sheet)
    case 'spread':
      return drawSpread([drawSheet(sheet.pages[0]), drawSheet(sheet.pages[1])])
  }
}

/** Draws a sheet and takes its picture. */
export function makePicture(request: Omit<PageRequest, 'path'>): ReturnType<typeof renderCapture> {
  return renderCapture(drawSheet(request.sheet), request.capture, request.quality)
}
