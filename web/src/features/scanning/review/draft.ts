import { applyCorrection } from '../../../../../src/scanning/review/apply-correction.ts'
import type { Capture, Correction, PageRecipe } from '../../../../../src/scanning/review/schema.ts'

type Turn = Extract<Correction, { kind: 'turn' }>['deg']

/**
 * A correction and another right after it as one, so that ten taps on a key are one change; null when they cancel out, undefined when they can't be one.
 */
export function mergeCorrections(earlier: Correction, later: Correction): Correction | null | undefined {
  if (earlier.kind === 'turn' && later.kind === 'turn') {
    const deg = (earlier.deg + later.deg) % 360
    return deg === 0 ? null : { kind: 'turn', deg: deg as Turn }
  }
  if (earlier.kind === 'straighten' && later.kind === 'straighten') {
    const deg = Math.round((earlier.deg + later.deg) * 100) / 100
    return deg === 0 ? null : { kind: 'straighten', deg: Math.max(-45, Math.min(45, deg)) }
  }
  return undefined
}

/** How a picture's pages will come out after a correction; as they are where it has nothing to correct. */
export function foresee(capture: Capture, correction: Correction): PageRecipe[] {
  const { recipes, proposed, width, height } = capture
  if (correction.kind === 'automatic') return proposed ?? recipes
  if (width === null || height === null) return recipes
  return applyCorrection(recipes, { width, height }, correction)
}

/** A picture as the server will tell of it once a correction is taken in: waiting for its new rendering. */
export function foreseeCapture(capture: Capture, correction: Correction): Capture {
  const automatic = correction.kind === 'automatic'
  return {
    ...capture,
    recipes: foresee(capture, correction),
    decided: !automatic,
    proposed: automatic ? null : capture.decided ? capture.proposed : capture.recipes,
    state: 'waiting',
  }
}
