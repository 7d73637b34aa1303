import { type ReactNode, useContext, useState } from 'react'
import type { OwnBatches } from '../../../../src/keying/schema.ts'
import { LanguageContext } from '../../../offline/messages/language.ts'
import { RequestProblem } from '../../../offline/request.ts'
import { useDeskAccount } from '../desk-account.ts'
import { useMessages } from '../messages/language.ts'
import { formatScreen } from '../screen.ts'
import { takeNextBatch } from '../server.ts'
import { bookTitle } from './book-title.ts'

type BookItemProps = OwnBatches['books'][number] & { reload(): Promise<void> }

/** A book of which a batch can be taken. */
export function BookItem({ agency, book, waiting, reload }: BookItemProps): ReactNode {
  const messages = useMessages()
  const text = messages.batches
  const language = useContext(LanguageContext)
  const { session } = useDeskAccount()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const take = async () => {
    if (session === null) return setProblem(text.takeFailed)
    setBusy(true)
    try {
      const batch = await takeNextBatch(session, agency.id, book.id)
      if (batch !== null) {
        location.hash = formatScreen({ view: 'desk', agency: agency.id, batch })
        return
      }
      setProblem(text.nothingLeft)
      await reload()
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setProblem(error.message === '' ? text.takeFailed : error.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <li>
      <div className="what">
        <b>{bookTitle(book, messages, language)}</b>
        <span className="soft">
          {agency.name} · {text.waiting(waiting)}
        </span>
        {problem !== null && (
          <span className="fault" role="alert">
            {problem}
          </span>
        )}
      </div>
      <div className="row">
        <button type="button" disabled={isBusy} onClick={() => void take()}>
          {text.takeNext}
        </button>
      </div>
    </li>
  )
}
