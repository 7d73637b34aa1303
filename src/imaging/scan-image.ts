import { analyseFrame, type FrameAnalysis } from './analyse/analyse-frame.ts'
import { decideUpright, type UprightDecision } from './decide-upright.ts'
import { type Draft, drawDraft } from './draw-draft.ts'
import { listFlags } from './flags.ts'
import { mapQuad, type Quad, rectangle, shareWithin } from './geometry/point.ts'
import { describeLook, type Look } from './look.ts'
import { profiles, type ScanOptions } from './options.ts'
import type { Flag, PageMetrics } from './page-element.ts'
import { getPixelKernel } from './pixels/pixel-kernel.ts'
import { planRecipes, type RecipePlan, turnRound } from './plan-recipes.ts'
import { type Rgb, shrinkRgb, turnHalfRound } from './raster.ts'
import type { Recipe } from './recipe.ts'
import type { Decoded } from './render/decode.ts'
import { encodeThumbnail, encodeWithin } from './render/encode.ts'
import { findUnchanged } from './render/unchanged.ts'

/** A finished page: its picture and everything that was decided and measured. */
export interface ScannedPage {
  readonly recipe: Recipe
  readonly metrics: PageMetrics
  readonly flags: readonly Flag[]
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly dpi: number
  /** Whether `jpeg` is the original's own, byte for byte. */
  readonly isOriginal: boolean
  /** What the whole picture looks like; absent when a person decided the recipes. */
  readonly look?: Look
  /** A small JPEG for lists, when one was asked for. */
  readonly thumbnail?: Buffer
}

/** Analysis runs on a copy about this long, in pixels: lines of 8-point print are still apart. */
const analysisLongSide = 1200
/** A copy narrower than this is a strip or a symbol: there is nothing to find on it. */
const leastAnalysedSide = 100

/** From a decoded original to its page or pages. */
export async function scanImage(decoded: Decoded, options: ScanOptions): Promise<ScannedPage[]> {
  const kernel = getPixelKernel()
  const before = kernel.mark()
  kernel.keep(decoded.image.data)
  try {
    const { frame, plan, factor } = decide(decoded, options)
    const draw = ({ recipes }: RecipePlan) => recipes.map(recipe => drawDraft(decoded, recipe, options))
    const drafts = draw(plan)
    const decision = frame === undefined ? undefined : decideUpright(drafts.map(draft => draft.judgement))
    if (frame === undefined || decision?.onHead !== true || !plan.isFoldAssumed)
      return await finish(decoded, { frame, plan, drafts, decision }, options)
    // The fold was put where the book has it: upside down that is on the other side of the middle.
    const mirrored = planPages(decoded, frame, factor, options, 'mirrored')
    return await finish(decoded, { frame, plan: mirrored, drafts: draw(mirrored), decision }, options)
  } finally {
    kernel.forget(before)
  }
}

/** What one look at the image decides; a person's recipes are taken as they are. `factor`: pixels of the image a pixel looked at. */
function decide(
  decoded: Decoded,
  options: ScanOptions,
): { readonly frame: FrameAnalysis | undefined; readonly plan: RecipePlan; readonly factor: number } {
  const { image } = decoded
  const factor = Math.max(1, Math.ceil(Math.max(image.width, image.height) / analysisLongSide))
  const isTiny = Math.min(image.width, image.height) < leastAnalysedSide * factor
  const recipes = options.recipes ?? (isTiny ? [keepWhole(decoded)] : undefined)
  if (recipes !== undefined)
    return { frame: undefined, plan: { recipes, splitUnsure: false, isFoldAssumed: false }, factor }
  const frame = analyseFrame(shrinkRgb(image, factor), options.gutterNear)
  return { frame, plan: planPages(decoded, frame, factor, options), factor }
}

/** The plan in the pixels of the original. */
function planPages(
  decoded: Decoded,
  frame: FrameAnalysis,
  factor: number,
  { split, gutterNear }: ScanOptions,
  hint: 'as it is' | 'mirrored' = 'as it is',
): RecipePlan {
  const near =
    gutterNear !== undefined && hint === 'mirrored' ? { ...gutterNear, at: 1 - gutterNear.at } : gutterNear
  const plan = planRecipes(frame, split, near)
  const toSource = (quad: Quad): Quad =>
    mapQuad(quad, ([x, y]) => [
      (x * factor * decoded.width) / decoded.image.width,
      (y * factor * decoded.height) / decoded.image.height,
    ])
  return { ...plan, recipes: plan.recipes.map(recipe => ({ ...recipe, quad: toSource(recipe.quad) })) }
}

/** An image too small to say anything about comes out as it is. */
function keepWhole({ width, height }: Decoded): Recipe {
  const confidence = { rotation: 0, skew: 0, quad: 0, split: 0 }
  return { half: null, rotationDeg: 0, skewDeg: 0, quad: rectangle(0, 0, width, height), confidence }
}

/** Everything decided about an image, and its pages drawn; `frame` and `decision` are absent where a person decided. */
interface Decided {
  readonly frame: FrameAnalysis | undefined
  readonly plan: RecipePlan
  readonly drafts: readonly Draft[]
  readonly decision: UprightDecision | undefined
}

/** Turns pages that stand on their heads, and writes the files. */
async function finish(
  decoded: Decoded,
  { frame, plan, drafts, decision }: Decided,
  options: ScanOptions,
): Promise<ScannedPage[]> {
  const isTurned = decision?.onHead === true
  const recipes = isTurned ? turnRound(plan.recipes) : plan.recipes
  const turned = (image: Rgb) => (isTurned ? turnHalfRound(image) : image)
  const inOrder = isTurned ? drafts.toReversed() : drafts
  const pages: ScannedPage[] = []
  for (const [i, decided] of recipes.entries()) {
    const draft = inOrder[i]
    if (draft === undefined) continue
    const page = turned(draft.page)
    const { judgement, output } = draft
    const recipe = decision === undefined ? decided : withRotationConfidence(decided, decision.confidence)
    const target = profiles[options.profile].encode(output.areaInA4)
    const encoded =
      findUnchanged(decoded, recipe, target, draft.unevenness) ??
      (await encodeWithin(page, target, output.dpi))
    const insideShare = shareWithin(recipe.quad, decoded.width, decoded.height)
    const evidence = {
      recipe,
      judgement,
      output,
      frame,
      plan,
      unsure: decision?.unsure === true,
      insideShare,
    }
    pages.push({
      recipe,
      metrics: judgement.metrics,
      flags: listFlags(evidence),
      jpeg: encoded.jpeg,
      width: encoded.width,
      height: encoded.height,
      dpi: Math.round((output.dpi * encoded.width) / page.width),
      isOriginal: encoded.quality === undefined,
      ...(frame === undefined ? {} : { look: describeLook(frame, isTurned) }),
      ...(options.thumbnailWidth === undefined || draft.overview === undefined
        ? {}
        : { thumbnail: await encodeThumbnail(turned(draft.overview), options.thumbnailWidth) }),
    })
  }
  return pages
}

function withRotationConfidence(recipe: Recipe, upright: number): Recipe {
  return {
    ...recipe,
    confidence: { ...recipe.confidence, rotation: Math.min(recipe.confidence.rotation, upright) },
  }
}
