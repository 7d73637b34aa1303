import { type ReactNode, type RefObject, useRef, useState } from 'react'
import type { FieldPlace } from '../../../../../src/scanning/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import {
  CaseImage,
  type CaseImageControls,
  type CasePage,
  type KeptView,
} from '../../../ui/viewer/case-image.tsx'
import classes from './arbitration.module.css'

interface CasePictureProps {
  readonly agency: string
  readonly entry: string
  readonly pages: readonly CasePage[]
  readonly field: string
  /** What the field is called. */
  readonly label: string
  /** Where it stands; null: the whole case is shown. */
  readonly place: FieldPlace | null
  /** Whether this account is shown the places of fields only. */
  readonly crop: boolean
  readonly controls?: RefObject<CaseImageControls | null>
}

/** The picture of a case with one field brought near, or that field alone for who is shown no more. */
export function CasePicture(props: CasePictureProps): ReactNode {
  const { agency, entry, pages, field, label, place, crop, controls } = props
  const { arbitration: text } = useMessages()
  const { language } = useLanguage()
  const kept = useRef(new Map<string, KeptView>())
  const [broken, setBroken] = useState<string | null>(null)
  if (!crop)
    return (
      <CaseImage
        pages={pages}
        place={place}
        address={page => pageAddress(agency, page)}
        label={text.picture(label)}
        language={language}
        at={`${field} ${place === null}`}
        kept={kept.current}
        {...(controls && { controls })}
      />
    )
  const src = `/api/cases/${agency}/${entry}/fields/${field}`
  return (
    <div className={classes.crop}>
      {place === null || broken === src ? (
        <p>{text.noCrop}</p>
      ) : (
        <img src={src} alt={text.picture(label)} onError={() => setBroken(src)} />
      )}
    </div>
  )
}

/** Where the picture of a page is fetched from. */
export function pageAddress(agency: string, page: string): string {
  return `/api/pages/${agency}/${page}/image`
}
