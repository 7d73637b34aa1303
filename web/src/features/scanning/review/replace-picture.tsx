import { Button } from '@mantine/core'
import { IconReplace } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import { acceptedTypes } from '../upload/choose-files.ts'
import { isUnfinished } from '../upload/upload-item.ts'
import { uploads } from '../upload/uploads.ts'
import type { Review } from './use-review.ts'

interface ReplacePictureProps {
  readonly review: Review
  readonly capture: Capture
}

/** Sends another picture of the same page in place of this one, which is kept. */
export function ReplacePicture({ review, capture }: ReplacePictureProps): ReactNode {
  const messages = useMessages()
  const text = messages.review
  const can = useCan()
  const { agency, book, arrived } = review
  const input = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState<string>()
  const sent = useSyncExternalStore(uploads.subscribe, () => uploads.find(agency, book))
  const item = sent?.items.find(each => each.key === key)
  const taken = item?.state === 'taken' ? item.pages[0]?.capture : undefined
  useEffect(() => {
    if (taken !== undefined) arrived(taken)
  }, [taken, arrived])
  const [page] = capture.pages
  if (page === undefined || !can('pages.upload')) return null
  const choose = (file: File | undefined) => {
    if (file === undefined) return
    uploads.add(agency, book, [file], page.id)
    setKey(uploads.find(agency, book)?.items.at(-1)?.key)
  }
  const percent = item === undefined ? 0 : Math.round((item.sentBytes / Math.max(1, item.sizeBytes)) * 100)
  const problem = item?.message ?? (item?.problem ? problemText(item.problem, messages) : null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept={acceptedTypes}
        hidden
        aria-label={text.replace}
        onChange={event => {
          choose(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconReplace size={16} />}
        loading={item !== undefined && isUnfinished(item)}
        onClick={() => input.current?.click()}
        title={text.replaceHint}
      >
        {text.replace}
      </Button>
      <span role="status" className="soft">
        {item !== undefined && isUnfinished(item) && ` ${text.replacing(`${percent}%`)}`}
        {problem !== null && ` ${problem}`}
      </span>
    </div>
  )
}
