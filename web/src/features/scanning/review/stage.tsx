import { useElementSize } from '@mantine/hooks'
import { IconClock, IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, type RefObject, type TouchEvent, useRef } from 'react'
import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import type { DeepZoomControls } from '../../../ui/viewer/deep-zoom.tsx'
import { foresee } from './draft.ts'
import { fitPages } from './fit.ts'
import { FrameView } from './frame-view.tsx'
import type { Picture } from './picture-store.ts'
import { ReplacePicture } from './replace-picture.tsx'
import classes from './stage.module.css'
import { titleOf } from './title.ts'
import type { Edit } from './use-edit.ts'
import { frameOf, renderingsOf, usePicture } from './use-pictures.ts'
import type { Review } from './use-review.ts'
import { WarpedPage } from './warped-page.tsx'
import { ZoomedPage } from './zoomed-page.tsx'

const leastSwipePx = 60

interface StageProps {
  readonly review: Review
  readonly capture: Capture
  readonly edit: Edit
  readonly zoom: RefObject<DeepZoomControls | null>
}

/** The picture that is looked at: its pages as they come out, the picture they are drawn from, or both; swiped on a phone. */
export function Stage({ review, capture, edit, zoom }: StageProps): ReactNode {
  const { mode, view } = review
  const from = useRef<{ x: number; y: number } | null>(null)
  const onTouchStart = ({ touches }: TouchEvent) => {
    // Two fingers zoom.
    const touch = touches.length === 1 ? touches.item(0) : null
    from.current = touch === null ? null : { x: touch.clientX, y: touch.clientY }
  }
  const onTouchEnd = ({ changedTouches }: TouchEvent) => {
    const touch = changedTouches.item(0)
    if (from.current === null || touch === null || mode !== 'look') return
    const [x, y] = [touch.clientX - from.current.x, touch.clientY - from.current.y]
    if (Math.abs(x) > leastSwipePx && Math.abs(x) > Math.abs(y) * 2) review.step(x < 0 ? 1 : -1)
  }
  const onWheel = () => {
    if (mode === 'look' && capture.state === 'ready') review.setMode('zoom')
  }
  const isEdited = mode === 'corners' || mode === 'split'
  const showsFrame = isEdited || view !== 'page'
  const showsPage = !isEdited && view !== 'frame'
  if (mode === 'zoom') return <ZoomedPage agency={review.agency} capture={capture} controls={zoom} />
  return (
    <div className={classes.stage} onTouchStart={onTouchStart} onTouchEnd={onTouchEnd} onWheel={onWheel}>
      {showsPage && <Pages review={review} capture={capture} />}
      {showsFrame && <FrameView review={review} capture={capture} edit={edit} />}
    </div>
  )
}

/** The pages as the server has drawn them; until it has, as they will come out, drawn here from the picture before it was straightened. */
function Pages({ review, capture }: { readonly review: Review; readonly capture: Capture }): ReactNode {
  const messages = useMessages()
  const text = messages.review
  const { ref, width, height } = useElementSize()
  const { agency, draft } = review
  const frame = usePicture(frameOf(agency, capture).key)
  const [left, right] = renderingsOf(agency, capture)
  const first = usePicture(left?.key ?? '')
  const second = usePicture(right?.key ?? '')
  const drawn = [first, second].slice(0, capture.pages.length)
  const isDrafted = draft?.captures.includes(capture.id) === true
  const recipes = isDrafted ? foresee(capture, draft.correction) : capture.recipes
  const isCurrent = capture.state === 'ready' && !isDrafted
  const sizes = fitPages(recipes, { width, height })
  const title = text.picture(titleOf(capture, messages))
  const shown =
    isCurrent && drawn.length > 0 && drawn.every(picture => picture?.state === 'ready')
      ? drawn.map((picture, index) => (
          <Drawn key={capture.pages[index]?.id} picture={picture} size={sizes[index]} label={title} />
        ))
      : frame?.state === 'ready' && recipes.length > 0
        ? recipes.map((recipe, index) => (
            <WarpedPage
              key={recipe.half ?? 'whole'}
              recipe={recipe}
              size={sizes[index] ?? { width: 1, height: 1 }}
              frame={frame}
              sourceWidth={capture.width ?? 1}
              label={title}
            />
          ))
        : undefined
  const isBroken = drawn.some(picture => picture?.state === 'failed')
  return (
    <div ref={ref} className={classes.pages} data-state={capture.state}>
      {shown}
      {shown === undefined && <Missing capture={capture} isBroken={isBroken} review={review} />}
      {capture.state === 'waiting' && recipes.length > 0 && (
        <span className={classes.drawing}>{text.state.waiting}</span>
      )}
    </div>
  )
}

interface DrawnProps {
  readonly picture: Picture | undefined
  readonly size: { readonly width: number; readonly height: number } | undefined
  readonly label: string
}

function Drawn({ picture, size, label }: DrawnProps): ReactNode {
  if (picture?.state !== 'ready') return null
  return <img className={classes.page} src={picture.url} alt={label} {...(size ?? {})} draggable={false} />
}

interface MissingProps {
  readonly capture: Capture
  readonly isBroken: boolean
  readonly review: Review
}

/** Why there is nothing to see, and what can be done about it. */
function Missing({ capture, isBroken, review }: MissingProps): ReactNode {
  const { review: text, common } = useMessages()
  if (capture.state === 'failed')
    return (
      <Empty
        icon={<IconPhotoOff size={44} stroke={1.3} />}
        title={text.state.failed}
        {...(capture.errorMessage === null ? {} : { text: capture.errorMessage })}
      >
        <ReplacePicture review={review} capture={capture} />
      </Empty>
    )
  if (isBroken) return <Empty icon={<IconPhotoOff size={44} stroke={1.3} />} title={text.imageMissing} />
  return (
    <Empty
      icon={<IconClock size={40} stroke={1.3} />}
      title={capture.recipes.length === 0 ? text.state.first : common.loading}
    />
  )
}
