import { Button, Kbd, Progress, SegmentedControl } from '@mantine/core'
import {
  IconCheck,
  IconChevronLeft,
  IconChevronRight,
  IconPhotoScan,
  IconRotate,
  IconRotateClockwise,
} from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import type { DeepZoomControls } from '../../../ui/viewer/deep-zoom.tsx'
import { useBook } from '../../inventory/calls.ts'
import { Actions } from './actions.tsx'
import { AskingBar } from './asking-bar.tsx'
import { useCaptures } from './calls.ts'
import { DecidedFacts } from './decided-facts.tsx'
import { Filmstrip } from './filmstrip.tsx'
import { LatestChanges } from './latest-changes.tsx'
import classes from './review.module.css'
import { ReviewDone } from './review-done.tsx'
import { ReviewHelp } from './review-help.tsx'
import { useReviewKeys } from './review-keys.ts'
import { Stage } from './stage.tsx'
import { titleOf } from './title.ts'
import { listKeys, useActs } from './use-acts.ts'
import { useEdit } from './use-edit.ts'
import { PictureProvider, usePictureStore, useWantedPictures } from './use-pictures.ts'
import { useReview, type View } from './use-review.ts'

const route = getRouteApi('/shell/books/$agency/$book/review')

/** The pictures of a book one after the other, by keyboard: right, or corrected. */
export function ReviewPage(): ReactNode {
  const { agency, book } = route.useParams()
  const messages = useMessages()
  const captures = useCaptures(agency, book)
  if (captures.isPending) return <Loading />
  if (captures.isError)
    return <Failed whole problem={captures.error} onRetry={() => void captures.refetch()} />
  if (captures.data.length === 0)
    return (
      <Empty
        whole
        icon={<IconPhotoScan size={44} stroke={1.3} />}
        title={messages.review.emptyTitle}
        text={messages.review.emptyText}
      >
        <BookLink agency={agency} book={book} />
      </Empty>
    )
  return <ReviewRoom agency={agency} book={book} captures={captures.data} />
}

interface RoomProps {
  readonly agency: string
  readonly book: string
  readonly captures: readonly Capture[]
}

function ReviewRoom({ agency, book, captures }: RoomProps): ReactNode {
  const messages = useMessages()
  const text = messages.review
  const { language } = useLanguage()
  const { capture: start } = route.useSearch()
  const review = useReview(agency, book, captures, start)
  const edit = useEdit(review, text.nothingToCorrect)
  const acts = useActs(review, edit)
  const zoom = useRef<DeepZoomControls>(null)
  const [help, setHelp] = useState(false)
  const [more, setMore] = useState(false)
  const store = usePictureStore()
  useWantedPictures(store, agency, review.byId, review.queue, review.current?.id)
  const toggleHelp = () => setHelp(was => !was)
  const keys = listKeys(review, edit, acts, zoom, toggleHelp)
  useReviewKeys(help ? { ...keys, Escape: toggleHelp } : keys, review.undoOwn)
  const { current, isDone, mode } = review
  const isEdited = mode === 'corners' || mode === 'split'
  const seen = captures.filter(({ reviewed }) => reviewed).length
  const progress = text.progress(formatCount(seen, language), formatCount(captures.length, language))
  const views = (['page', 'frame', 'both'] as const).map(value => ({ value, label: text.views[value] }))
  return (
    <PictureProvider value={store}>
      <Page
        fill
        title={text.title}
        heading={
          <span className={classes.heading}>
            {text.title}
            <BookLink agency={agency} book={book} />
          </span>
        }
        actions={
          <div className={classes.tools}>
            <span role="status">{progress}</span>
            <Progress
              className={classes.progress}
              value={(seen / captures.length) * 100}
              aria-label={progress}
            />
            <SegmentedControl
              size="xs"
              value={review.view}
              onChange={value => review.setView(value as View)}
              data={views}
              aria-label={text.views.label}
              disabled={mode !== 'look'}
            />
            <Button
              size="xs"
              variant="default"
              onClick={toggleHelp}
              aria-expanded={help}
              title={text.keyboardOnly}
            >
              <Kbd size="xs">?</Kbd>
            </Button>
          </div>
        }
      >
        <div className={classes.room} data-more={more || undefined}>
          <Filmstrip review={review} />
          <div className={classes.middle}>
            {isDone || current === undefined ? (
              <ReviewDone review={review} />
            ) : (
              <>
                <div className={classes.caption}>
                  <h2>{titleOf(current, messages)}</h2>
                  <span className="soft">
                    {formatCount(review.queue.indexOf(current.id) + 1, language)} /{' '}
                    {formatCount(review.queue.length, language)}
                  </span>
                  {current.reviewed && (
                    <span className={classes.looked}>
                      <IconCheck size={15} aria-hidden="true" /> {text.looked}
                    </span>
                  )}
                </div>
                <Stage key={current.id} review={review} capture={current} edit={edit} zoom={zoom} />
              </>
            )}
            <AskingBar review={review} edit={edit} />
            {!isDone && !isEdited && current !== undefined && (
              <div className={classes.walk}>
                <Walk
                  label={text.actions.previous}
                  onPress={() => review.step(-1)}
                  icon={<IconChevronLeft size={20} />}
                />
                <span className={classes.phoneOnly}>
                  <Walk label={text.actions.left} onPress={acts.left} icon={<IconRotate size={20} />} />
                  <Walk
                    label={text.actions.right}
                    onPress={acts.right}
                    icon={<IconRotateClockwise size={20} />}
                  />
                </span>
                <Button
                  className={classes.approve}
                  leftSection={<IconCheck size={18} />}
                  onMouseDown={event => event.preventDefault()}
                  onClick={review.isForMany ? review.send : review.approve}
                >
                  {text.actions.approve}
                  <span className={classes.keyHint}>(Enter)</span>
                </Button>
                <Walk
                  label={text.actions.next}
                  onPress={() => review.step(1)}
                  icon={<IconChevronRight size={20} />}
                />
                <span className={classes.phoneOnly}>
                  <Button variant="default" onClick={() => setMore(was => !was)} aria-expanded={more}>
                    {more ? text.actions.less : text.actions.more}
                  </Button>
                </span>
              </div>
            )}
            {help && <ReviewHelp onClose={toggleHelp} />}
          </div>
          <div className={classes.side}>
            {current !== undefined && !isDone && (
              <>
                <DecidedFacts review={review} capture={current} recipes={edit.preview(current)} />
                <Actions review={review} acts={acts} />
              </>
            )}
            <LatestChanges review={review} />
          </div>
        </div>
      </Page>
    </PictureProvider>
  )
}

interface WalkProps {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: () => void
}

function Walk({ label, icon, onPress }: WalkProps): ReactNode {
  return (
    <Button
      variant="default"
      className={classes.step}
      aria-label={label}
      title={label}
      onMouseDown={event => event.preventDefault()}
      onClick={onPress}
    >
      {icon}
    </Button>
  )
}

/** The way back to the book, by its short name. */
function BookLink({ agency, book }: { readonly agency: string; readonly book: string }): ReactNode {
  const messages = useMessages()
  const { language } = useLanguage()
  const { data } = useBook(agency, book)
  return (
    <Link
      className={classes.back}
      to="/books/$agency/$book"
      params={{ agency, book }}
      search={{ tab: 'pages' }}
    >
      ←{' '}
      {data === undefined
        ? messages.scanning.backToBook
        : `${kindShortName(data.kind, language)} ${data.volume}/${data.year} · ${data.agency.name}`}
    </Link>
  )
}
