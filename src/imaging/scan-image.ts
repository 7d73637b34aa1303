import { analyseFrame } from './analyse/analyse-frame.ts'
import { judgePage } from './analyse/judge-page.ts'
import { decideUpright } from './decide-upright.ts'
import { listFlags } from './flags.ts'
import { mapQuad, type Quad } from './geometry/point.ts'
import { warp } from './geometry/warp.ts'
import { profiles, type ScanOptions } from './options.ts'
import type { Flag, PageMetrics } from './page-element.ts'
import { type OutputPlan, planOutput } from './plan-output.ts'
import { planRecipes, type RecipePlan, turnRound } from './plan-recipes.ts'
import { type Rgb, turnHalfRound } from './raster.ts'
import type { Recipe } from './recipe.ts'
import type { Decoded } from './render/decode.ts'
import { encodeWithin, shrinkBy } from './render/encode.ts'

/** A finished page: its picture and everything that was decided and measured. */
export interface ScannedPage {
  readonly recipe: Recipe
  readonly metrics: PageMetrics
  readonly flags: readonly Flag[]
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** Analysis runs on a copy about this long, in pixels: lines of 8-point print are still apart. */
const analysisLongSide = 1200

/** From a decoded original to its page or pages. */
export async function scanImage(decoded: Decoded, options: ScanOptions): Promise<ScannedPage[]> {
  const { image } = decoded
  const factor = Math.max(1, Math.ceil(Math.max(image.width, image.height) / analysisLongSide))
  const frame = options.recipes === undefined ? analyseFrame(await shrinkBy(image, factor)) : undefined
  const toSource = (quad: Quad): Quad =>
    mapQuad(quad, ([x, y]) => [
      (x * factor * decoded.width) / image.width,
      (y * factor * decoded.height) / image.height,
    ])
  const plan: RecipePlan =
    frame === undefined
      ? { recipes: options.recipes ?? [], splitUnsure: false }
      : withQuads(planRecipes(frame, options.split), toSource)
  const drafts = plan.recipes.map(recipe => draw(decoded, recipe, options))
  const judged = drafts.map(draft => ({ ...draft, judgement: judgePage(draft.page) }))
  const decision = frame === undefined ? undefined : decideUpright(judged.map(each => each.judgement))
  let recipes = plan.recipes
  if (decision?.onHead === true) {
    for (const draft of drafts) turnHalfRound(draft.page)
    judged.reverse()
    recipes = turnRound(recipes)
  }
  const pages: ScannedPage[] = []
  for (const [i, recipe] of recipes.entries()) {
    const draft = judged[i]
    if (draft === undefined) continue
    const encoded = await encodeWithin(
      draft.page,
      profiles[options.profile].encode(draft.output.areaInA4),
      draft.output.dpi,
    )
    const certain = decision === undefined ? recipe : withRotationConfidence(recipe, decision.confidence)
    const evidence = {
      recipe: certain,
      judgement: draft.judgement,
      output: draft.output,
      frame,
      plan,
      unsure: decision?.unsure === true,
    }
    pages.push({
      recipe: certain,
      metrics: draft.judgement.metrics,
      flags: listFlags(evidence),
      jpeg: encoded.jpeg,
      width: encoded.width,
      height: encoded.height,
      dpi: Math.round((draft.output.dpi * encoded.width) / draft.page.width),
    })
  }
  return pages
}

function withQuads(plan: RecipePlan, map: (quad: Quad) => Quad): RecipePlan {
  return { ...plan, recipes: plan.recipes.map(recipe => ({ ...recipe, quad: map(recipe.quad) })) }
}

function withRotationConfidence(recipe: Recipe, upright: number): Recipe {
  return {
    ...recipe,
    confidence: { ...recipe.confidence, rotation: Math.min(recipe.confidence.rotation, upright) },
  }
}

interface Draft {
  readonly page: Rgb
  readonly output: OutputPlan
}

/** Draws a page by its recipe; what lies outside of the original is white. */
function draw(decoded: Decoded, recipe: Recipe, options: ScanOptions): Draft {
  const output = planOutput(recipe, decoded.dpi, profiles[options.profile].dpi)
  const scaleX = decoded.image.width / decoded.width
  const scaleY = decoded.image.height / decoded.height
  const quad = mapQuad(recipe.quad, ([x, y]) => [x * scaleX, y * scaleY])
  return { page: warp(decoded.image, quad, output.width, output.height, [255, 255, 255]), output }
}
