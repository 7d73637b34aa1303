import { Button, Loader } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Practice, PracticeDetail } from '../../../../src/training/practice/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { ConfirmDialog } from '../systems/confirm-dialog.tsx'
import { giveUp, handIn, refreshTraining, usePractice } from './calls.ts'
import { ResultView } from './result-view.tsx'
import classes from './training.module.css'

const route = getRouteApi('/shell/training/$practice')

/** A try at a lesson: while its book is made, while it is worked on, and what came of it. */
export function PracticePage(): ReactNode {
  const { practice: id } = route.useParams()
  const practice = usePractice(id)
  if (practice.isPending) return <Loading lines={8} />
  if (practice.isError)
    return <Failed whole problem={practice.error} onRetry={() => void practice.refetch()} />
  return <View practice={practice.data} />
}

function View({ practice }: { readonly practice: PracticeDetail }): ReactNode {
  const { training: text, inventory } = useMessages()
  const { language } = useLanguage()
  const { book, lesson, result } = practice
  return (
    <Page
      fill={result !== null}
      title={text.lessons[lesson]}
      above={<Link to="/training">{text.back}</Link>}
      below={
        <div className="soft">
          {inventory.bookTitle(kindName(book.kind, language), book.year, book.volume)}
        </div>
      }
    >
      {result === null ? <AtWork practice={practice} /> : <ResultView practice={practice} result={result} />}
    </Page>
  )
}

function AtWork({ practice }: { readonly practice: PracticeDetail }): ReactNode {
  const { training: text } = useMessages()
  const { id, lesson, state } = practice
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState<'finish' | 'give-up' | null>(null)
  const act = async (what: () => Promise<unknown>) => {
    await what()
    await refreshTraining(queryClient)
  }
  if (state === 'given-up') return <p>{text.states['given-up']}.</p>
  return (
    <div className={classes.work}>
      {state === 'making' && (
        <p role="status" className={classes.making}>
          <Loader size="sm" /> {text.making}
        </p>
      )}
      {state === 'failed' && <p role="alert">{text.failed}</p>}
      {state === 'ready' && (
        <div role="status">
          <h2>{text.ready}</h2>
        </div>
      )}
      {state !== 'failed' && <p>{text.todo[lesson]}</p>}
      <div className={classes.buttons}>
        {state === 'ready' && <OpenLesson practice={practice} />}
        {state === 'ready' && lesson !== 'accept' && (
          <Button variant="default" onClick={() => setAsking('finish')}>
            {text.finish}
          </Button>
        )}
        <Button variant="subtle" onClick={() => setAsking('give-up')}>
          {text.giveUp}
        </Button>
      </div>
      {asking === 'finish' && (
        <ConfirmDialog
          title={text.finish}
          text={`${text.finishTitle} ${text.finishText}`}
          onClose={() => setAsking(null)}
          onConfirm={() => act(() => handIn(id, null))}
        />
      )}
      {asking === 'give-up' && (
        <ConfirmDialog
          title={text.giveUp}
          text={text.giveUpText}
          onClose={() => setAsking(null)}
          onConfirm={() => act(() => giveUp(id))}
        />
      )}
    </div>
  )
}

/** The way to the screens of a lesson: those of real work. */
function OpenLesson({ practice: { id, lesson, book, opens } }: { readonly practice: Practice }): ReactNode {
  const { training: text } = useMessages()
  const label = text.open[lesson]
  switch (lesson) {
    case 'scan':
      return (
        <Button
          renderRoot={props => (
            <Link
              to="/books/$agency/$book"
              params={{ agency: book.agency, book: book.id }}
              search={{ tab: 'pages' }}
              {...props}
            />
          )}
        >
          {label}
        </Button>
      )
    case 'key':
      return (
        <Button component="a" href={`/nhap/#dot=${book.agency}/${opens.batch ?? ''}`}>
          {label}
        </Button>
      )
    case 'check':
      return (
        <Button
          renderRoot={props => (
            <Link
              to="/packages/$agency/$package"
              params={{ agency: book.agency, package: opens.package ?? '' }}
              {...props}
            />
          )}
        >
          {label}
        </Button>
      )
    case 'accept':
      return (
        <Button
          renderRoot={props => <Link to="/training/$practice/sample" params={{ practice: id }} {...props} />}
        >
          {label}
        </Button>
      )
  }
}
