import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBulb, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Guidance } from '../../../../src/obstacles/schema.ts'
import { problemText } from '../../api/problem.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { refreshObstacles, useGuidance, withdrawGuidance } from './calls.ts'
import { GuidanceForm } from './guidance-form.tsx'
import classes from './obstacles.module.css'

/** Guidance in force, found by its words. */
export function GuidanceList({ text: words }: { readonly text: string }): ReactNode {
  const { obstacles: text } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const navigate = useNavigate({ from: '/obstacles' })
  const [writing, setWriting] = useState(false)
  const guidance = useGuidance({ text: words, limit: 100 })
  const found = guidance.data
  return (
    <>
      <div className={classes.filter}>
        <TextInput
          size="xs"
          className={classes.wide}
          aria-label={text.searchGuidance}
          placeholder={text.searchGuidance}
          value={words}
          onChange={event => {
            const typed = event.currentTarget.value || undefined
            void navigate({ search: { tab: 'guidance', text: typed }, replace: true })
          }}
        />
        {found !== undefined && (
          <output className="soft">{text.guidanceFound(formatCount(found.total, language))}</output>
        )}
        {can('guidance.publish') && !writing && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} />}
            onClick={() => setWriting(true)}
          >
            {text.newGuidance}
          </Button>
        )}
      </div>
      {writing && (
        <GuidanceForm
          start={{ title: '', body: '', kind: null }}
          obstacle={null}
          onDone={() => setWriting(false)}
        />
      )}
      {guidance.isPending && <Loading />}
      {guidance.isError && <Failed problem={guidance.error} onRetry={() => void guidance.refetch()} />}
      {found !== undefined && found.total === 0 && (
        <Empty
          icon={<IconBulb size={40} stroke={1.3} />}
          title={text.noGuidance}
          text={words === '' ? text.noGuidanceText : text.noGuidanceFound}
        />
      )}
      <ul className={classes.guidance}>
        {found?.guidance.map(each => (
          <li key={each.id}>
            <GuidanceCard guidance={each} />
          </li>
        ))}
      </ul>
    </>
  )
}

function GuidanceCard({ guidance }: { readonly guidance: Guidance }): ReactNode {
  const messages = useMessages()
  const text = messages.obstacles
  const queryClient = useQueryClient()
  const withdraw = async () => {
    try {
      await withdrawGuidance(guidance.id)
      notifications.show({ message: text.withdrawn })
      await refreshObstacles(queryClient)
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    }
  }
  return (
    <article className={classes.message}>
      <div className={classes.head}>
        <h2>{guidance.title}</h2>
        {guidance.kind !== null && <Badge>{text.kinds[guidance.kind]}</Badge>}
      </div>
      <p>{guidance.body}</p>
      <div className={classes.head}>
        <span className="soft">
          {text.publishedBy(guidance.agency.name, formatMoment(guidance.publishedAt))}
        </span>
        {guidance.mayWithdraw && (
          <Button size="compact-xs" variant="subtle" color="red.9" onClick={() => void withdraw()}>
            {text.withdraw}
          </Button>
        )}
      </div>
    </article>
  )
}
