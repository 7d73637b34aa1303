import type { ReactNode } from 'react'
import { mapQuad } from '../../../../../src/imaging/geometry/point.ts'
import type { PageRecipe } from '../../../../../src/scanning/review/schema.ts'
import { warpCss } from './fit.ts'
import type { Picture } from './picture-store.ts'
import classes from './stage.module.css'

interface WarpedPageProps {
  readonly recipe: PageRecipe
  /** Of the page on the screen, in pixels. */
  readonly size: { readonly width: number; readonly height: number }
  readonly frame: Extract<Picture, { state: 'ready' }>
  /** Width of the original in pixels, in which the recipe counts. */
  readonly sourceWidth: number
  readonly label: string
}

/** A page as it will come out, drawn by the browser from the picture before it was straightened. */
export function WarpedPage({ recipe, size, frame, sourceWidth, label }: WarpedPageProps): ReactNode {
  const scale = frame.width / sourceWidth
  const quad = mapQuad(recipe.quad, ([x, y]) => [x * scale, y * scale])
  return (
    <div className={classes.warp} style={{ width: size.width, height: size.height }} data-preview>
      <img
        src={frame.url}
        alt={label}
        width={frame.width}
        height={frame.height}
        style={{ transform: warpCss(quad, size) }}
        draggable={false}
      />
    </div>
  )
}
