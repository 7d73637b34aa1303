import type { ReactNode } from 'react'
import type { FoldExample as Example } from '../../../../src/scanning/render/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './progress.module.css'

interface FoldExampleProps {
  readonly agency: string
  readonly example: Example
  /** Whether the line is drawn at which it is split. */
  readonly isSplit: boolean
}

/** A picture as it was taken, upright, with the line at which it would be split. */
export function FoldExample({ agency, example, isSplit }: FoldExampleProps): ReactNode {
  const { progress: text } = useMessages()
  const { width, height, rotationDeg, fold, capture, sequence } = example
  const isTurned = rotationDeg === 90 || rotationDeg === 270
  const [wide, high] = isTurned ? [height, width] : [width, height]
  const [[x1, y1], [x2, y2]] = fold
  const line = { x1: x1 * width, y1: y1 * height, x2: x2 * width, y2: y2 * height }
  const moved = {
    0: '',
    90: `translate(${height} 0)`,
    180: `translate(${width} ${height})`,
    270: `translate(0 ${width})`,
  }
  return (
    <svg
      className={classes.example}
      viewBox={`0 0 ${wide} ${high}`}
      role="img"
      aria-label={isSplit ? text.layout.splitHere(sequence) : text.layout.wholeHere(sequence)}
    >
      <g transform={`${moved[rotationDeg]} rotate(${rotationDeg})`}>
        <image href={`/api/captures/${agency}/${capture}/frame`} width={width} height={height} />
        {isSplit && (
          <>
            <line className={classes.halo} {...line} />
            <line className={classes.fold} {...line} />
          </>
        )}
      </g>
    </svg>
  )
}
