import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import type { EntryDesk } from '../../../../../src/registry/entry/schema.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { type BookPlace, type DraftPlace, deskKey, fetchDraft, useEntryDesk } from './calls.ts'
import { forgetHere, recallHere } from './draft-memory.ts'
import { EntryDeskView } from './entry-desk.tsx'
import type { OpenedDraft } from './use-draft.ts'

const route = getRouteApi('/shell/books/$agency/$book/entry')

/** Typing records of a book directly, one after the other. */
export function EntryPage(): ReactNode {
  const place = route.useParams()
  const desk = useEntryDesk(place)
  if (desk.isPending) return <Loading lines={9} />
  if (desk.isError) return <Failed whole problem={desk.error} onRetry={() => void desk.refetch()} />
  return <Opened key={place.book} place={place} desk={desk.data} />
}

interface OpenedProps {
  readonly place: BookPlace
  readonly desk: EntryDesk
}

/** The draft of the address, what was left on this machine, or a fresh form. */
function Opened({ place, desk }: OpenedProps): ReactNode {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { draft: asked } = route.useSearch()
  const [fresh, setFresh] = useState(
    () => (asked === undefined ? recallHere(place.book)?.draft : undefined) ?? newId(),
  )
  const id = asked ?? fresh
  const draftPlace = useMemo(
    () => ({ agency: place.agency, book: place.book, draft: id }),
    [place.agency, place.book, id],
  )
  const { opened, problem, count, reopen } = useOpened(draftPlace, desk, asked === undefined)
  const goTo = (draft: string | undefined) => navigate({ to: '.', search: { draft }, replace: true })
  /** A fresh form, with what the last record left for it. */
  const begin = async () => {
    await queryClient.refetchQueries({ queryKey: deskKey(place) })
    setFresh(newId())
    await goTo(undefined)
  }
  if (problem !== null) return <Failed whole problem={problem} onRetry={() => void begin()} />
  if (opened === null) return <Loading lines={9} />
  return (
    <EntryDeskView
      key={`${id} ${count}`}
      place={draftPlace}
      desk={desk}
      opened={opened}
      onBegun={() => {
        setFresh(id)
        void goTo(id)
        void queryClient.invalidateQueries({ queryKey: deskKey(place) })
      }}
      onBegin={() => void begin()}
      onReload={() => {
        forgetHere(draftPlace)
        reopen()
      }}
    />
  )
}

/** Opens a draft once; afterwards the form knows best. Nothing of it is cached: it is typed on, and another form would begin with what it once was. */
function useOpened(place: DraftPlace, desk: EntryDesk, isFresh: boolean) {
  const [state, setState] = useState<{ of: string; opened: OpenedDraft | null; problem: unknown }>()
  const [count, setCount] = useState(0)
  const known = useRef({ desk, isFresh })
  useLayoutEffect(() => {
    known.current = { desk, isFresh }
  })
  useEffect(() => {
    let isCurrent = true
    const of = `${place.draft} ${count}`
    open(place, known.current.desk, known.current.isFresh).then(
      opened => isCurrent && setState({ of, opened, problem: null }),
      (problem: unknown) => isCurrent && setState({ of, opened: null, problem }),
    )
    return () => {
      isCurrent = false
    }
  }, [place, count])
  const now = state?.of === `${place.draft} ${count}` ? state : { opened: null, problem: null }
  return { ...now, count, reopen: () => setCount(old => old + 1) }
}

/** A draft with what was typed here after it was last saved; a fresh form when nobody asked for one and nothing is left. */
async function open(place: DraftPlace, desk: EntryDesk, isFresh: boolean): Promise<OpenedDraft> {
  const left = recallHere(place.book, place.draft)
  if (left === undefined) return isFresh ? beginFresh(desk) : { ...(await fetchDraft(place)), unsent: false }
  const saved = await fetchDraft(place).catch((problem: unknown) => {
    if (problem instanceof ApiProblem && problem.status === 404) return undefined
    throw problem
  })
  const known =
    saved === undefined ? { revision: 0, pdfName: null } : { revision: left.revision, pdfName: saved.pdfName }
  return { fields: left.fields, about: left.about, ...known, unsent: true }
}

function beginFresh({ next, carried }: EntryDesk): OpenedDraft {
  const fields = next === null ? carried : { ...carried, so: next }
  return { revision: 0, fields, about: { target: null, changes: {} }, pdfName: null, unsent: false }
}
