import { type ReactNode, useState } from 'react'
import { useMessages } from '../messages/language.ts'
import { removeBatch } from '../store/batches.ts'
import { listCopies } from '../store/keyings.ts'
import { type BatchLine, formatFile } from './batch-line.ts'

/** What the server does not take: to be saved as a file, and then, if the person wants it, to be deleted here. */
export function LeftOver({ line, reload }: { readonly line: BatchLine; reload(): Promise<void> }): ReactNode {
  const { batches: text, back } = useMessages()
  const [isAsking, setAsking] = useState(false)
  const { kept } = line
  if (kept === null || (line.refused === 0 && line.copies === 0 && !(line.isRevoked && line.unsent > 0)))
    return null
  const { batch } = kept
  const isPending = line.unsent > 0 && !line.isRevoked
  const save = async () => {
    const copies = await listCopies(batch.account, batch.id)
    const { kind, year, volume } = batch.pack.book
    const link = document.createElement('a')
    const bytes = formatFile(
      kept,
      copies.map(copy => copy.keying),
    )
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/json' }))
    link.download = `${kind}.${year}.${volume.replaceAll('/', '-')}.${batch.id.slice(-6)}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  const forget = async () => {
    await removeBatch(batch.account, batch.id)
    await reload()
  }
  return (
    <div className="panel notice warning">
      <p>{isAsking ? text.forgetHint : text.downloadHint}</p>
      <div className="row">
        <button type="button" onClick={() => void save()}>
          {text.download}
        </button>
        {!isAsking && !isPending && (
          <button type="button" onClick={() => setAsking(true)}>
            {text.forget}
          </button>
        )}
        {isAsking && (
          <>
            <button type="button" className="danger" onClick={() => void forget()}>
              {text.forget}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {back}
            </button>
          </>
        )}
      </div>
    </div>
  )
}
