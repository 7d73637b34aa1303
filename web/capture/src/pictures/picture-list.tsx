import type { ReactNode } from 'react'
import { EndedNotice } from '../../../offline/account/ended-notice.tsx'
import type { BookProps } from '../books/book-props.ts'
import { useMessages } from '../messages/language.ts'
import { formatScreen } from '../screen.ts'
import { SendingLine } from '../sending/sending-line.tsx'
import { announce } from '../store/changes.ts'
import { isOnlyHere, listClearable } from '../store/order.ts'
import { type Picture, sendAgain } from '../store/picture.ts'
import { changePicture, removePictures } from '../store/pictures.ts'
import { BlobImage } from '../ui/blob-image.tsx'

/** The pictures taken of a book, what became of each, and taking one again. */
export function PictureList({ account, book, title, pictures, setAgain }: BookProps): ReactNode {
  const messages = useMessages()
  const text = messages.pictures
  const camera = formatScreen({ view: 'camera', agency: book.agency, book: book.id })
  const clearable = listClearable(pictures)
  return (
    <div className="list">
      <header>
        <a className="button main" href={camera}>
          {text.take}
        </a>
        <p className="heading">{title}</p>
      </header>
      {account.isEnded && <EndedNotice onSignedIn={account.enter} />}
      <main>
        <SendingLine pictures={pictures} sender={account.sender} isEnded={account.isEnded} />
        <h1>{text.title}</h1>
        {pictures.length === 0 && <p className="soft">{text.none}</p>}
        <ol className="pictures">
          {[...pictures].reverse().map(picture => (
            <PictureCard
              key={picture.id}
              picture={picture}
              share={account.sender.progress.get(picture.id)}
              onAgain={() => {
                setAgain(picture.id)
                location.hash = camera
              }}
            />
          ))}
        </ol>
        {clearable.length > 0 && (
          <div className="clear">
            <p className="soft">{text.clearHint}</p>
            <button type="button" onClick={() => void removePictures(clearable.map(it => it.id))}>
              {text.clear(clearable.length)}
            </button>
          </div>
        )}
      </main>
    </div>
  )
}

async function resend(id: string): Promise<void> {
  await changePicture(id, sendAgain)
  announce('send')
}

interface PictureCardProps {
  readonly picture: Picture
  readonly share: number | undefined
  onAgain(): void
}

function PictureCard({ picture, share, onAgain }: PictureCardProps): ReactNode {
  const { camera, pictures: text } = useMessages()
  const { state, sequence, message, position, isBlurred } = picture
  const status =
    state === 'waiting' && share !== undefined ? text.sending(Math.round(share * 100)) : text.states[state]
  return (
    <li data-state={state}>
      <div className="frame">
        {picture.thumbnail === null ? (
          <span className="soft">{text.noThumbnail}</span>
        ) : (
          <BlobImage blob={picture.thumbnail} alt={text.picture(position + 1, status)} />
        )}
      </div>
      <div>
        <p>
          <b>{camera.number(position + 1)}</b>
          {isBlurred && <span className="unsent"> {text.blurred}</span>}
        </p>
        <p className="status">
          {status}
          {state === 'sent' && sequence !== null && `, ${text.sequence(sequence)}`}
        </p>
        {state === 'refused' && <p className="fault">{message ?? text.lost}</p>}
        <div className="row">
          <button type="button" onClick={onAgain}>
            {camera.retake}
          </button>
          {message !== null && (
            <button type="button" onClick={() => void resend(picture.id)}>
              {text.again}
            </button>
          )}
          {state !== 'sent' && isOnlyHere(picture) && (
            <button type="button" onClick={() => void removePictures([picture.id])}>
              {text.remove}
            </button>
          )}
        </div>
      </div>
    </li>
  )
}
