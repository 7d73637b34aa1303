import { type ReactNode, useEffect, useState } from 'react'
import type { DeskModel } from '../desk/desk-model.ts'
import type { Entry } from '../desk/entry.ts'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import type { Work } from '../work/work.ts'
import classes from './crop-image.module.css'

interface CropImageProps {
  readonly model: DeskModel
  readonly work: Work
  readonly entry: Entry
  readonly field: string | null
  readonly places: ReadonlyMap<string, unknown>
}

/** The picture of one field, for who is shown no whole page; those of the entry's other fields are fetched meanwhile. */
export function CropImage({ model, work, entry, field, places }: CropImageProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const [broken, setBroken] = useState<string | null>(null)
  const { fieldImage } = work
  const id = entry.task.entry
  useEffect(() => {
    const ahead = model.pack.fields.filter(each => places.has(each)).map(each => load(fieldImage(id, each)))
    return () => {
      for (const image of ahead) image.src = ''
    }
  }, [model, fieldImage, id, places])
  if (field === null) return null
  const src = fieldImage(id, field)
  const label = model.fields.get(field)?.label[language] ?? field
  return (
    <figure className={classes.crop}>
      <figcaption>{label}</figcaption>
      {!places.has(field) ? (
        <p>{text.noCrop}</p>
      ) : broken === src ? (
        <p>{text.cropMissing}</p>
      ) : (
        <img src={src} alt={text.crop(label)} decoding="sync" onError={() => setBroken(src)} />
      )}
    </figure>
  )
}

function load(src: string): HTMLImageElement {
  const image = new Image()
  image.src = src
  return image
}
