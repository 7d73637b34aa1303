import type { ReactNode } from 'react'
import { useMessages } from '../messages/language.ts'
import type { Blurred, Pressed } from './use-shutter.ts'

interface CameraNoticesProps {
  readonly pressed: Pressed | null
  readonly blurred: Blurred | null
  /** The number of the picture that is being taken again. */
  readonly retaking: number | null
  readonly lowMegabytes: number | null
  onRetake(id: string): void
  onKeepOld(): void
  onKeepBlurred(): void
}

/** What the person has to know while taking pictures: one thing at a time, the worst first. */
export function CameraNotices(props: CameraNoticesProps): ReactNode {
  const { camera: text } = useMessages()
  const { pressed, blurred, retaking, lowMegabytes } = props
  const isLost = pressed !== null && pressed.is !== 'saved'
  return (
    <div className="notices">
      <p className="visually-hidden" role="status">
        {pressed?.is === 'saved' ? text.saved(pressed.number) : ''}
      </p>
      {isLost && (
        <p role="alert" className="notice bad">
          {pressed.is === 'failed'
            ? text.failed
            : pressed.is === 'full'
              ? text.full(pressed.number)
              : text.notSaved(pressed.number)}
        </p>
      )}
      {!isLost && blurred !== null && (
        <div role="alert" className="notice warning">
          <p>{text.blurred(blurred.number)}</p>
          <div className="row">
            <button type="button" className="main" onClick={() => props.onRetake(blurred.id)}>
              {text.retake}
            </button>
            <button type="button" onClick={props.onKeepBlurred}>
              {text.keep}
            </button>
          </div>
        </div>
      )}
      {retaking !== null && (
        <div role="status" className="notice info">
          <p>{text.retaking(retaking)}</p>
          <button type="button" onClick={props.onKeepOld}>
            {text.keepOld}
          </button>
        </div>
      )}
      {!isLost && blurred === null && retaking === null && lowMegabytes !== null && (
        <p className="notice warning">{text.low(lowMegabytes)}</p>
      )}
    </div>
  )
}
