import { SegmentedControl } from '@mantine/core'
import { type ReactNode, type RefObject, useState } from 'react'
import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { DeepZoom, type DeepZoomControls } from '../../../ui/viewer/deep-zoom.tsx'
import classes from './stage.module.css'
import { titleOf } from './title.ts'

interface ZoomedPageProps {
  readonly agency: string
  readonly capture: Capture
  readonly controls: RefObject<DeepZoomControls | null>
}

/** A page close up; of a double page, the half that is chosen. */
export function ZoomedPage({ agency, capture, controls }: ZoomedPageProps): ReactNode {
  const messages = useMessages()
  const text = messages.review
  const [half, setHalf] = useState(0)
  const page = capture.pages[half] ?? capture.pages[0]
  if (page === undefined) return null
  const halves = [
    { value: '0', label: text.half.left },
    { value: '1', label: text.half.right },
  ]
  return (
    <div className={classes.zoomed}>
      {capture.pages.length > 1 && (
        <SegmentedControl
          size="xs"
          value={String(half)}
          onChange={value => setHalf(Number(value))}
          data={halves}
          aria-label={text.views.label}
        />
      )}
      <DeepZoom
        controls={controls}
        src={`/api/pages/${agency}/${page.id}/image`}
        label={text.picture(titleOf(capture, messages))}
        missing={text.imageMissing}
      />
      <p className="soft">{text.zoomed}</p>
    </div>
  )
}
