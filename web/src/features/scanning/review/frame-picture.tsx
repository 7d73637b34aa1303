import type { ReactNode } from 'react'
import type { PageRecipe } from '../../../../../src/scanning/review/schema.ts'
import { turnPlace } from './outline.ts'
import classes from './stage.module.css'

interface FramePictureProps {
  readonly url: string
  /** Of the original in pixels, in which recipes count. */
  readonly size: { readonly width: number; readonly height: number }
  readonly deg: PageRecipe['rotationDeg']
  readonly recipes: readonly PageRecipe[]
}

/** In an SVG in pixels of the upright picture: the picture, what is cut away darkened, and the edges of its pages. */
export function FramePicture({ url, size, deg, recipes }: FramePictureProps): ReactNode {
  const { width, height } = size
  const turned = {
    0: '',
    90: `matrix(0 1 -1 0 ${height} 0)`,
    180: `matrix(-1 0 0 -1 ${width} ${height})`,
    270: `matrix(0 -1 1 0 0 ${width})`,
  }[deg]
  const pages = recipes.map(
    ({ quad }) => `M${quad.map(corner => turnPlace(corner, size, deg).join(' ')).join('L')}Z`,
  )
  const isLying = deg === 90 || deg === 270
  const [shownWidth, shownHeight] = isLying ? [height, width] : [width, height]
  return (
    <>
      <image href={url} width={width} height={height} transform={turned} preserveAspectRatio="none" />
      {pages.length > 0 && (
        <path
          className={classes.cutAway}
          fillRule="evenodd"
          d={`M0 0H${shownWidth}V${shownHeight}H0Z${pages.join('')}`}
        />
      )}
      {pages.map(page => (
        <path key={page} className={classes.edge} d={page} />
      ))}
    </>
  )
}
