import { analyseFrame, type FrameAnalysis } from './analyse/analyse-frame.ts'
import { decideUpright } from './decide-upright.ts'
import { type Draft, drawDraft } from './draw-draft.ts'
import { listFlags } from './flags.ts'
import { mapQuad, type Quad, rectangle } from './geometry/point.ts'
import { profiles, type ScanOptions } from './options.ts'
import type { Flag, PageMetrics } from './page-element.ts'
import { getPixelKernel } from './pixels/pixel-kernel.ts'
import { planRecipes, type RecipePlan, turnRound } from './plan-recipes.ts'
import { shrinkRgb, turnHalfRound } from './raster.ts'
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
  kernel.keep(decoded.image.data)
  try {
    const { frame, plan } = decide(decoded, options)
    const drafts = plan.recipes.map(recipe => drawDraft(decoded, recipe, options))
    return await finish(decoded, frame, plan, drafts, options)
  } finally {
    kernel.forget()
  }
}

/** What one look at the image decides; a person's recipes are taken as they are. */
function decide(
  decoded: Decoded,
  options: ScanOptions,
): { readonly frame: FrameAnalysis | undefined; readonly plan: RecipePlan } {
  if (options.recipes !== undefined)
    return { frame: undefined, plan: { recipes: options.recipes, splitUnsure: false } }
  const { image } = decoded
  const factor = Math.max(1, Math.ceil(Math.max(image.width, image.height) / analysisLongSide))
  if (Math.min(image.width, image.height) < leastAnalysedSide * factor)
    return { frame: undefined, plan: { recipes: [keepWhole(decoded)], splitUnsure: false } }
  const frame = analyseFrame(shrinkRgb(image, factor), options.gutterNear)
  const plan = planRecipes(frame, options.split, options.gutterNear)
  const toSource = (quad: Quad): Quad =>
    mapQuad(quad, ([x, y]) => [
      (x * factor * decoded.width) / image.width,
      (y * factor * decoded.height) / image.height,
    ])
  const recipes = plan.recipes.map(recipe => ({ ...recipe, quad: toSource(recipe.quad) }))
  return { frame, plan: { ...plan, recipes } }
}

/** An image too small to say anything about comes out as it is. */
function keepWhole({ width, height }: Decoded): Recipe {
  const confidence = { rotation: 0, skew: 0, quad: 0, split: 0 }
  return { half: null, rotationDeg: 0, skewDeg: 0, quad: rectangle(0, 0, width, height), confidence }
}

/** Turns pages that stand on their heads, and writes the files. */
async function finish(
  decoded: Decoded,
  frame: FrameAnalysis | undefined,
  plan: RecipePlan,
  drafts: readonly Draft[],
  options: ScanOptions,
): Promise<ScannedPage[]> {
  const decision = frame === undefined ? undefined : decideUpright(drafts.map(draft => draft.judgement))
  const isTurned = decision?.onHead === true
  const recipes = isTurned ? turnRound(plan.recipes) : plan.recipes
  const inOrder = isTurned ? drafts.toReversed() : drafts
  const pages: ScannedPage[] = []
  for (const [i, decided] of recipes.entries()) {
    const draft = inOrder[i]
    if (draft === undefined) continue
    const page = isTurned ? turnHalfRound(draft.page) : draft.page
    const { judgement, output } = draft
    const recipe = decision === undefined ? decided : withRotationConfidence(decided, decision.confidence)
    const target = profiles[options.profile].encode(output.areaInA4)
    const encoded =
      findUnchanged(decoded, recipe, target, draft.unevenness) ??
      (await encodeWithin(page, target, output.dpi))
    const evidence = { recipe, judgement, output, frame, plan, unsure: decision?.unsure === true }
    pages.push({
      recipe,
      metrics: judgement.metrics,
      flags: listFlags(evidence),
      jpeg: encoded.jpeg,
      width: encoded.width,
      height: encoded.height,
      dpi: Math.round((output.dpi * encoded.width) / page.width),
      isOriginal: encoded.quality === undefined,
      ...(options.thumbnailWidth === undefined
        ? {}
        : { thumbnail: await encodeThumbnail(page, options.thumbnailWidth) }),
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
