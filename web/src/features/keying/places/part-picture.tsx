import type { CSSProperties, ReactNode } from 'react'
import type { PageOfCase } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { useFile } from '../../../ui/viewer/use-file.ts'
import { pageImage } from '../../scanning/calls.ts'
import classes from './places.module.css'

/** An A4 page, for a rendering whose size was not kept. */
const usual = { width: 210, height: 297 }
const whole = { left: 0, top: 0, width: 1, height: 1 }

/** How wide the part of a page that carries a case is for its height. */
export function aspectOf(page: Page, { place }: PageOfCase): number {
  const part = place ?? whole
  return (part.width * (page.width ?? usual.width)) / (part.height * (page.height ?? usual.height))
}

interface PartPictureProps {
  readonly agency: string
  readonly page: Page
  readonly on: PageOfCase
  readonly label: string
  /** What lies over the part. */
  readonly children: ReactNode
}

/** The part of a page that carries a case, and above it the head of its table where there is one. */
export function PartPicture({ agency, page, on, label, children }: PartPictureProps): ReactNode {
  const { url, problem } = useFile(pageImage(agency, page, 'image'))
  if (problem !== null) return <Failed problem={problem} />
  const part = on.place ?? whole
  const head = on.head === null ? null : { ...part, top: 0, height: on.head }
  return (
    <>
      {head !== null && (
        <div
          className={classes.head}
          style={{ aspectRatio: aspectOf(page, { ...on, place: head }) }}
          aria-hidden="true"
        >
          {url !== null && <img src={url} alt="" style={shiftOf(head)} />}
        </div>
      )}
      <div className={classes.part} style={{ aspectRatio: aspectOf(page, on) }}>
        {url !== null && <img src={url} alt={label} draggable={false} style={shiftOf(part)} />}
        {children}
      </div>
    </>
  )
}

/** The page is as much larger than its part as the part is of it, and lies so that only the part is seen. */
function shiftOf(part: typeof whole): CSSProperties {
  return {
    width: `${100 / part.width}%`,
    height: `${100 / part.height}%`,
    left: `${(-100 * part.left) / part.width}%`,
    top: `${(-100 * part.top) / part.height}%`,
  }
}
