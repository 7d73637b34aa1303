import type { Corners } from './corners.ts'
import type { Sheet } from './find-sheet.ts'
import type { Light } from './measure-light.ts'

/** What the person should do, worst first; `ready`: the picture will be good. */
export type Advice = 'dark' | 'glare' | 'none' | 'back' | 'closer' | 'still' | 'ready'

/** What one look through the camera showed. */
export interface Look {
  readonly sheet: Sheet | undefined
  readonly light: Light
  /** Milliseconds on any clock that only goes forward. */
  readonly atMs: number
  /** The frame's diagonal in pixels. */
  readonly diagonalPx: number
}

/** What is remembered from look to look. */
export interface Watch {
  readonly advice: Advice
  /** Since when the sheet has not moved; null when it moves or is not seen. */
  readonly steadySinceMs: number | null
  readonly corners: Corners | null
  readonly lastSeenMs: number
}

/** Nothing seen yet. */
export const firstWatch: Watch = { advice: 'none', steadySinceMs: null, corners: null, lastSeenMs: -Infinity }

/** A sheet that fills less of the picture than this gets fewer pixels than its writing needs. */
const leastArea = 0.35
/** Corners that move by less than this share of the diagonal between two looks are a hand's own trembling. */
const tremble = 0.02
/** So long the sheet must not have moved. */
const steadyMs = 400
/** One look that misses the sheet is forgiven for so long, so that the outline does not flicker. */
const forgivenMs = 350

/** Goes from one look to the next: what to say, and the outline to draw. */
export function advise(before: Watch, { sheet, light, atMs, diagonalPx }: Look): Watch {
  const isMissing = sheet === undefined || !sheet.isWhole
  if (isMissing && atMs - before.lastSeenMs < forgivenMs) return before
  const moved =
    sheet === undefined || before.corners === null
      ? Infinity
      : Math.max(
          ...sheet.corners.map((corner, i) =>
            Math.hypot(corner.x - (before.corners?.[i]?.x ?? 0), corner.y - (before.corners?.[i]?.y ?? 0)),
          ),
        )
  const isSteady = moved < tremble * diagonalPx
  const steadySinceMs = isSteady ? (before.steadySinceMs ?? atMs) : null
  return {
    advice: adviceFor(sheet, light, steadySinceMs !== null && atMs - steadySinceMs >= steadyMs),
    steadySinceMs,
    corners: sheet?.isWhole === true ? sheet.corners : null,
    lastSeenMs: isMissing ? before.lastSeenMs : atMs,
  }
}

function adviceFor(sheet: Sheet | undefined, light: Light, isSteady: boolean): Advice {
  if (light === 'dark') return 'dark'
  if (sheet === undefined) return light === 'glare' ? 'glare' : 'none'
  if (!sheet.isWhole) return 'back'
  if (light === 'glare') return 'glare'
  if (sheet.area < leastArea) return 'closer'
  return isSteady ? 'ready' : 'still'
}
