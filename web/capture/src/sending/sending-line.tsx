import type { ReactNode } from 'react'
import { useMessages } from '../messages/language.ts'
import { tally } from '../store/order.ts'
import type { Picture } from '../store/picture.ts'
import type { SenderState } from './sender.ts'

interface SendingLineProps {
  readonly pictures: readonly Picture[]
  readonly sender: SenderState
  readonly isEnded: boolean
}

/** How far sending has come, in a sentence: "Đã gửi 12 / 30, đang chờ mạng". */
export function SendingLine({ pictures, sender, isEnded }: SendingLineProps): ReactNode {
  const { sending: text } = useMessages()
  const { taken, sent, waiting, refused } = tally(pictures)
  const why = isEnded
    ? text.signedOut
    : {
        idle: null,
        sending: text.sending,
        offline: text.offline,
        server: text.server,
        'signed-out': text.signedOut,
      }[sender.phase]
  const parts = [
    taken === 0 ? text.nothing : sent === taken ? text.all(taken) : text.some(sent, taken),
    ...(waiting > 0 && why !== null ? [why] : []),
    ...(refused > 0 ? [text.refused(refused)] : []),
  ]
  return (
    <p className="sending" data-waits={waiting > 0 || undefined} data-refused={refused > 0 || undefined}>
      <span className="visually-hidden">{text.label}: </span>
      {parts.join(', ')}
    </p>
  )
}
