import { Button, FileButton, Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconCamera } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import {
  newObstacleSchema,
  type ObstacleKind,
  obstacleKindSchema,
  obstacleKinds,
} from '../../../../src/obstacles/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { useSession } from '../access/session.ts'
import { useBook } from '../inventory/calls.ts'
import { refreshObstacles, reportObstacle, useGuidance } from './calls.ts'
import classes from './obstacles.module.css'

const route = getRouteApi('/shell/obstacles/new')

/** Reporting a difficulty: about a book or a page if one comes from there, with a photo; guidance that may answer it shows while one types. */
export function NewObstaclePage(): ReactNode {
  const { obstacles: text, common } = useMessages()
  const { data: session } = useSession()
  const { agency, book, page } = route.useSearch()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [kind, setKind] = useState<ObstacleKind>('paper')
  const [title, setTitle] = useState('')
  const [said, setSaid] = useState('')
  const [photo, setPhoto] = useState<File | null>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = newObstacleSchema.safeParse({
      ...{ kind, title, text: said },
      book: agency !== undefined && book !== undefined ? { agencyId: agency, bookId: book } : null,
      pageId: page ?? null,
    })
    setFaults(given.success ? [] : given.error.issues.map(issue => String(issue.path[0])))
    if (!given.success) return
    setBusy(true)
    setProblem(null)
    try {
      const place = await reportObstacle(given.data, photo)
      notifications.show({ message: text.sent })
      await refreshObstacles(queryClient)
      await navigate({
        to: '/obstacles/$agency/$obstacle',
        params: { agency: place.agency, obstacle: place.id },
        replace: true,
      })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <Page
      title={text.newTitle}
      below={
        <div className="soft">
          {text.newHint(session?.account.agency.name ?? '')}
          {agency !== undefined && book !== undefined && <About agency={agency} book={book} />}
        </div>
      }
    >
      <form className={classes.form} onSubmit={event => void submit(event)} noValidate>
        <Select
          label={text.kind}
          withAsterisk
          allowDeselect={false}
          value={kind}
          onChange={value => setKind(obstacleKindSchema.safeParse(value).data ?? kind)}
          data={obstacleKinds.map(each => ({ value: each, label: text.kinds[each] }))}
        />
        <TextInput
          label={text.titleLabel}
          placeholder={text.titlePlaceholder}
          withAsterisk
          autoFocus
          maxLength={200}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
          error={faults.includes('title') ? text.tooShort : undefined}
        />
        <Similar title={title} />
        <Textarea
          label={text.textLabel}
          description={text.textHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          withAsterisk
          autosize
          minRows={5}
          maxLength={4000}
          value={said}
          onChange={event => setSaid(event.currentTarget.value)}
          error={faults.includes('text') ? text.tooShort : undefined}
        />
        <div className={classes.photoLine}>
          <FileButton accept="image/jpeg,image/png,image/webp" onChange={setPhoto}>
            {props => (
              <Button {...props} variant="default" leftSection={<IconCamera size={17} />}>
                {text.choosePhoto}
              </Button>
            )}
          </FileButton>
          {photo === null ? (
            <span className="soft">{text.photoHint}</span>
          ) : (
            <>
              <span>{photo.name}</span>
              <Button variant="subtle" size="compact-sm" onClick={() => setPhoto(null)}>
                {text.removePhoto}
              </Button>
            </>
          )}
        </div>
        {problem !== null && <Failed problem={problem} />}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            {text.send}
          </Button>
          <Button variant="subtle" renderRoot={props => <Link to="/obstacles" {...props} />}>
            {common.cancel}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function About({ agency, book }: { readonly agency: string; readonly book: string }): ReactNode {
  const { obstacles: text } = useMessages()
  const { data } = useBook(agency, book)
  if (data === undefined) return null
  return (
    <div>
      {text.book}:{' '}
      <Link to="/books/$agency/$book" params={{ agency, book }}>
        <KindLabel kind={data.kind} /> {data.volume}/{data.year}, {data.agency.name}
      </Link>
    </div>
  )
}

const enoughToSearch = 8

function Similar({ title }: { readonly title: string }): ReactNode {
  const { obstacles: text } = useMessages()
  const [words] = useDebouncedValue(title.trim(), 400)
  const { data } = useGuidance({ text: words, limit: 3 }, words.length >= enoughToSearch)
  if (words.length < enoughToSearch || data === undefined || data.total === 0) return null
  return (
    <div className={classes.similar} role="status">
      {text.similar}
      <ul>
        {data.guidance.map(each => (
          <li key={each.id}>
            <Link to="/obstacles" search={{ tab: 'guidance', text: each.title }}>
              {each.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
