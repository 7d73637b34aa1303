import { type ReactNode, useEffect, useState } from 'react'
import type { Book } from '../books/book.ts'
import { useMessages } from '../messages/language.ts'
import { formatScreen } from '../screen.ts'
import type { Picture } from '../store/picture.ts'
import { BlobImage } from '../ui/blob-image.tsx'
import type { Camera } from './open-camera.ts'
import type { Settings } from './use-settings.ts'

interface CameraControlsProps {
  readonly book: Book
  readonly pictures: readonly Picture[]
  readonly number: number
  readonly camera: Camera | null
  readonly isBusy: boolean
  readonly settings: Settings
  changeSettings(changed: Partial<Settings>): void
  onPress(): Promise<boolean>
  onRetake(id: string): void
  onOptions(): void
}

/** Everything a thumb needs: the shutter, the last picture, taking it again, the lamp. */
export function CameraControls(props: CameraControlsProps): ReactNode {
  const { book, pictures, number, camera, isBusy, settings } = props
  const { camera: text } = useMessages()
  const last = pictures.at(-1)
  const isRight = (number % 2 === 1) === settings.startsRight
  return (
    <footer>
      <div className="side">
        {last !== undefined && (
          <>
            <a
              className="last"
              href={formatScreen({ view: 'pictures', agency: book.agency, book: book.id })}
              aria-label={text.pictures(pictures.length)}
            >
              <BlobImage key={`${last.id} ${last.take}`} blob={last.thumbnail} alt="" />
              <span>{last.position + 1}</span>
            </a>
            <button type="button" onClick={() => props.onRetake(last.id)}>
              {text.retake}
            </button>
          </>
        )}
      </div>
      <div className="middle">
        {settings.remindsHands && (
          <button
            type="button"
            className="hand"
            data-hand={isRight ? 'right' : 'left'}
            aria-label={`${isRight ? text.right : text.left}. ${text.swapHands}`}
            onClick={() => props.changeSettings({ startsRight: !settings.startsRight })}
          >
            {isRight ? text.right : text.left}
          </button>
        )}
        <button
          type="button"
          className="shutter"
          aria-label={isBusy ? text.saving : text.shutter}
          aria-disabled={camera === null || isBusy}
          data-busy={isBusy || undefined}
          onClick={() => void props.onPress()}
        />
      </div>
      <div className="side end">
        {camera?.setTorch && <Torch setTorch={camera.setTorch} />}
        <button type="button" onClick={props.onOptions}>
          {text.settings}
        </button>
      </div>
    </footer>
  )
}

function Torch({ setTorch }: { setTorch(isOn: boolean): Promise<void> }): ReactNode {
  const { camera: text } = useMessages()
  const [isOn, setOn] = useState(false)
  // Another camera stream begins with the lamp off.
  useEffect(() => setOn(false), [setTorch])
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => {
        setTorch(!isOn).then(
          () => setOn(!isOn),
          () => undefined, // the lamp is in use elsewhere
        )
      }}
    >
      {text.torch}
    </button>
  )
}
