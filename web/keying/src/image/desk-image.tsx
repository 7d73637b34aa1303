import { type ReactNode, type RefObject, useMemo, useState } from 'react'
import { CaseImage, type CaseImageControls, type KeptView } from '../../../src/ui/viewer/case-image.tsx'
import type { DeskModel } from '../desk/desk-model.ts'
import type { Entry } from '../desk/entry.ts'
import { useStore } from '../desk/store.ts'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import type { Work } from '../work/work.ts'
import { CropImage } from './crop-image.tsx'

interface DeskImageProps {
  readonly model: DeskModel
  readonly work: Work
  readonly entry: Entry
  readonly controls: RefObject<CaseImageControls | null>
  /** How the picture was left by hand, by field: for all entries of the batch. */
  readonly kept: Map<string, KeptView>
}

/** So many entries ahead the pictures are ready, and going on shows them at once. */
const entriesAhead = 2

/** The picture of the entry at hand, with the field at hand marked and near; who may see fields only sees that of the field. */
export function DeskImage({ model, work, entry, controls, kept }: DeskImageProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const at = useStore(model.at, place => place?.field ?? null)
  const [places] = useState(() => new Map(model.pack.places.map(place => [place.field, place])))
  const { id } = entry.task
  const ahead = useMemo(() => listAhead(model, id), [model, id])
  if (model.pack.sees === 'crop')
    return <CropImage model={model} work={work} entry={entry} field={at} places={places} />
  return (
    <CaseImage
      pages={entry.task.pages}
      place={(at === null ? undefined : places.get(at)) ?? null}
      address={work.pageImage}
      label={text.image(entry.task.number || text.noNumber)}
      language={language}
      controls={controls}
      ahead={ahead}
      at={at ?? ''}
      kept={kept}
    />
  )
}

function listAhead(model: DeskModel, task: string): readonly string[] {
  const pages: string[] = []
  let next = model.neighbour(task, 1)
  for (let count = 0; next !== null && count < entriesAhead; count++) {
    pages.push(...model.entryOf(next).task.pages.map(({ page }) => page))
    next = model.neighbour(next, 1)
  }
  return pages
}
