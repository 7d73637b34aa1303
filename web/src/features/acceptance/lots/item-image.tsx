import { type ReactNode, type RefObject, useRef } from 'react'
import type { SampleItem } from '../../../../../src/acceptance/lots/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import {
  CaseImage,
  type CaseImageControls,
  type CasePlace,
  type KeptView,
} from '../../../ui/viewer/case-image.tsx'
import { pageAddress } from '../../keying/arbitration/case-picture.tsx'
import { itemPdf } from './calls.ts'
import classes from './lots.module.css'

interface ItemImageProps {
  readonly item: SampleItem
  /** Where the field at hand stands, if somebody has drawn it. */
  readonly place: CasePlace | null
  /** The field at hand. */
  readonly at: string
  readonly controls: RefObject<CaseImageControls | null>
}

/** The pages of a record's case, brought near to the field at hand; of a book that was scanned elsewhere, its PDF. */
export function ItemImage({ item, place, at, controls }: ItemImageProps): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const kept = useRef(new Map<string, KeptView>())
  return (
    <div className={classes.picture}>
      {item.pages.length > 0 ? (
        <CaseImage
          pages={item.pages}
          place={place}
          address={page => pageAddress(item.agency, page)}
          label={text.image}
          language={language}
          controls={controls}
          at={place === null ? 'whole' : at}
          kept={kept.current}
        />
      ) : (
        <iframe src={`${itemPdf(item)}#view=FitH&navpanes=0`} title={text.pdf} />
      )}
    </div>
  )
}
