import { useElementSize } from '@mantine/hooks'
import { IconPhotoOff } from '@tabler/icons-react'
import { type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Point } from '../../../../../src/imaging/geometry/point.ts'
import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { fitWithin } from './fit.ts'
import { FramePicture } from './frame-picture.tsx'
import { turnPlace, turnPlaceBack } from './outline.ts'
import classes from './stage.module.css'
import { titleOf } from './title.ts'
import type { Edit } from './use-edit.ts'
import { frameOf, usePicture } from './use-pictures.ts'
import type { Review } from './use-review.ts'

interface FrameViewProps {
  readonly review: Review
  readonly capture: Capture
  readonly edit: Edit
}

/** The part of the picture around a corner that is shown enlarged, as a share of its long side. */
const loupeShare = 0.035

/** The picture before it was straightened, upright, with what becomes its pages drawn on it; corners can be moved. */
export function FrameView({ review, capture, edit }: FrameViewProps): ReactNode {
  const messages = useMessages()
  const text = messages.review
  const { ref, width: roomWidth, height: roomHeight } = useElementSize()
  const box = useRef<HTMLDivElement>(null)
  const handles = useRef<(HTMLButtonElement | null)[]>([])
  const frame = usePicture(frameOf(review.agency, capture).key)
  const { outline, point } = edit
  const isMoving = outline !== undefined
  useEffect(() => {
    if (isMoving) handles.current[point]?.focus({ preventScroll: true })
  }, [isMoving, point])
  if (frame?.state === 'failed')
    return (
      <div className={classes.pages}>
        <Empty icon={<IconPhotoOff size={40} stroke={1.3} />} title={text.imageMissing} />
      </div>
    )
  // A picture that could not be read has no size: it is shown as the browser sees it, with nothing on it.
  const natural = frame?.state === 'ready' ? { width: frame.width, height: frame.height } : undefined
  const size =
    capture.width !== null && capture.height !== null
      ? { width: capture.width, height: capture.height }
      : natural
  const recipes = edit.preview(capture)
  const deg = recipes[0]?.rotationDeg ?? 0
  const isLying = deg === 90 || deg === 270
  const shown = size && (isLying ? { width: size.height, height: size.width } : size)
  const fitted = shown && fitWithin(shown, { width: roomWidth, height: roomHeight })
  const onMove = (index: number) => (event: PointerEvent<HTMLButtonElement>) => {
    const bounds = box.current?.getBoundingClientRect()
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !bounds || !shown || !size) return
    const at: Point = [
      ((event.clientX - bounds.left) / bounds.width) * shown.width,
      ((event.clientY - bounds.top) / bounds.height) * shown.height,
    ]
    edit.place(index, turnPlaceBack(at, size, deg))
  }
  const chosen = outline?.points[point]
  return (
    <div ref={ref} className={classes.pages}>
      {frame?.state !== 'ready' && <Loading lines={2} />}
      {frame?.state === 'ready' && size && shown && fitted && (
        <div ref={box} className={classes.frame} style={{ width: fitted.width, height: fitted.height }}>
          <svg
            viewBox={`0 0 ${shown.width} ${shown.height}`}
            width={fitted.width}
            height={fitted.height}
            role="img"
            aria-label={text.frameOf(titleOf(capture, messages))}
          >
            <FramePicture url={frame.url} size={size} deg={deg} recipes={recipes} />
          </svg>
          {outline?.points.map((corner, index) => {
            const [x, y] = turnPlace(corner, size, deg)
            const name = text.edit.points[index] ?? ''
            const where = text.edit.at(String(Math.round(corner[0])), String(Math.round(corner[1])))
            return (
              <button
                key={name}
                type="button"
                data-point={index + 1}
                className={classes.handle}
                aria-label={`${index + 1}. ${name}: ${where}`}
                aria-pressed={index === point}
                style={{ left: `${(x / shown.width) * 100}%`, top: `${(y / shown.height) * 100}%` }}
                ref={element => {
                  handles.current[index] = element
                }}
                onFocus={() => edit.setPoint(index)}
                onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
                onPointerMove={onMove(index)}
              >
                {index + 1}
              </button>
            )
          })}
          {chosen !== undefined && (
            <Loupe at={turnPlace(chosen, size, deg)} shown={shown} label={text.edit.loupe}>
              <FramePicture url={frame.url} size={size} deg={deg} recipes={recipes} />
            </Loupe>
          )}
        </div>
      )}
    </div>
  )
}

interface LoupeProps {
  readonly at: Point
  readonly shown: { readonly width: number; readonly height: number }
  readonly label: string
  readonly children: ReactNode
}

/** The surroundings of a corner, enlarged, in the middle of the picture: no corner is there. */
function Loupe({ at: [x, y], shown, label, children }: LoupeProps): ReactNode {
  const reach = Math.max(shown.width, shown.height) * loupeShare
  return (
    <svg
      className={classes.loupe}
      viewBox={`${x - reach} ${y - reach} ${reach * 2} ${reach * 2}`}
      role="img"
      aria-label={label}
    >
      {children}
      <path className={classes.cross} d={`M${x - reach} ${y}H${x + reach}M${x} ${y - reach}V${y + reach}`} />
    </svg>
  )
}
