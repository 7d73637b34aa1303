import { IconScale } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Difference } from '../../../../../src/keying/arbitration/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import classes from './arbitration.module.css'
import { ArbitrationTabs } from './arbitration-tabs.tsx'
import { pageAddress } from './case-picture.tsx'
import { DifferenceView } from './difference-view.tsx'
import { useQueue } from './use-queue.ts'

const route = getRouteApi('/shell/keying/differences')

/** Differences one after the other, of all books or of one. */
export function DifferencesPage(): ReactNode {
  const query = route.useSearch()
  return <Desk key={`${query.agency} ${query.book}`} query={query} />
}

function Desk({
  query,
}: {
  readonly query: { readonly agency?: string | undefined; readonly book?: string | undefined }
}): ReactNode {
  const messages = useMessages()
  const { arbitration: text, inventory } = messages
  const { language } = useLanguage()
  const queue = useQueue(query)
  const [current, ...ahead] = queue.items
  useAhead(ahead.slice(0, 3).filter(({ book }) => !queue.crops.has(book.id)))
  const bookName = ({ book }: Difference) =>
    inventory.bookTitle(kindName(book.kind, language), book.year, book.volume)
  return (
    <Page
      fill
      title={text.title}
      actions={<ArbitrationTabs current="differences" query={query} />}
      below={
        current !== undefined && (
          <div className={classes.of}>
            <strong>{text.left(formatCount(queue.left, language))}</strong>
            <span>
              {bookName(current)} · {current.book.agency.name}
            </span>
          </div>
        )
      }
    >
      {queue.problem !== null && (
        <p className={classes.problem} role="alert">
          {problemText(queue.problem, messages)}{' '}
          <button type="button" className={classes.small} onClick={queue.reload}>
            {messages.common.retry}
          </button>
        </p>
      )}
      {current !== undefined ? (
        <DifferenceView
          key={`${current.id} ${queue.before === null}`}
          difference={current}
          before={queue.before}
          crop={queue.crops.has(current.book.id)}
          canUndo={queue.canUndo}
          onSettle={decision => queue.settle(current, decision)}
          onUndo={() => void queue.undo()}
        />
      ) : queue.loading || queue.left > 0 ? (
        <Loading lines={6} />
      ) : (
        queue.problem === null && <Done canUndo={queue.canUndo} onUndo={() => void queue.undo()} />
      )}
    </Page>
  )
}

/** Even the last decision can be taken back. */
function Done({ canUndo, onUndo }: { readonly canUndo: boolean; readonly onUndo: () => void }): ReactNode {
  const { arbitration: text } = useMessages()
  useEffect(() => {
    if (!canUndo) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.key.toLowerCase() === 'z') onUndo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [canUndo, onUndo])
  return (
    <div role="status">
      <Empty icon={<IconScale size={40} stroke={1.3} />} title={text.none} text={text.noneText} />
      {canUndo && (
        <p className={classes.undoLast}>
          <button type="button" className={classes.small} onClick={onUndo}>
            <kbd>Ctrl+Z</kbd> {text.undo}
          </button>
        </p>
      )}
    </div>
  )
}

/** The pictures of the next differences are fetched and decoded meanwhile. */
function useAhead(next: readonly Difference[]): void {
  const held = useRef<readonly HTMLImageElement[]>([])
  const wanted = [
    ...new Set(next.flatMap(({ book, pages }) => pages.map(({ page }) => pageAddress(book.agency.id, page)))),
  ].join(' ')
  useEffect(() => {
    const timer = setTimeout(() => {
      held.current = wanted
        .split(' ')
        .filter(src => src !== '')
        .map(src => {
          const image = new Image()
          image.src = src
          // A picture that is missing is told when it is shown.
          void image.decode().catch(() => undefined)
          return image
        })
    }, 60)
    return () => clearTimeout(timer)
  }, [wanted])
}
