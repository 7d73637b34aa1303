import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import type { Review } from './use-review.ts'

/** Every picture of the list has been looked at: what is left, and the way back. */
export function ReviewDone({ review }: { readonly review: Review }): ReactNode {
  const { review: text } = useMessages()
  const { language } = useLanguage()
  const { agency, book, captures, queue, sorting } = review
  const open = captures.filter(({ reviewed }) => !reviewed).length
  const [first] = queue
  return (
    <Empty
      icon={<IconCircleCheck size={52} stroke={1.2} />}
      title={text.done.title}
      text={open === 0 ? text.done.all : text.done.rest(formatCount(open, language))}
    >
      <Button
        autoFocus
        renderRoot={props => (
          <Link to="/books/$agency/$book" params={{ agency, book }} search={{ tab: 'pages' }} {...props} />
        )}
      >
        {text.done.back}
      </Button>
      {open > 0 && (
        <Button variant="default" onClick={() => review.arrange({ sorting, filter: 'open' })}>
          {text.done.seeRest}
        </Button>
      )}
      {open === 0 && first !== undefined && (
        <Button variant="default" onClick={() => review.goTo(first)}>
          {text.done.again}
        </Button>
      )}
    </Empty>
  )
}
