import { useCallback, useEffect, useRef, useState } from 'react'
import type { OwnBatches } from '../../../../src/keying/schema.ts'
import { RequestProblem } from '../../../offline/request.ts'
import { useDeskAccount } from '../desk-account.ts'
import { useMessages } from '../messages/language.ts'
import { fetchOwnBatches } from '../server.ts'
import { listBatches } from '../store/batches.ts'
import { listImageAddresses } from '../store/images.ts'
import { listCopies, listKeyings } from '../store/keyings.ts'
import { removeDone, sendWaiting } from '../work/background.ts'
import { type BatchLine, type KeptState, listLines } from './batch-line.ts'
import { listAddresses } from './take-along.ts'

/** The person's batches; `own` null: the server could not be asked. */
export interface Batches {
  readonly lines: readonly BatchLine[]
  readonly books: OwnBatches['books']
  /** null: not yet asked. */
  readonly isOnline: boolean | null
  readonly isSending: boolean
  reload(): Promise<void>
}

/** Reads what lies on this machine of an account's batches. */
async function readKept(account: string): Promise<readonly KeptState[]> {
  return Promise.all(
    (await listBatches(account)).map(async batch => {
      const here = await listImageAddresses(account, batch.id)
      const needed = listAddresses(batch.pack)
      return {
        batch,
        rows: await listKeyings(account, batch.id),
        copies: (await listCopies(account, batch.id)).length,
        images: { kept: needed.filter(address => here.has(address)).length, total: needed.length },
      }
    }),
  )
}

/** The list of batches: at once what this machine knows, then what the server says; meanwhile what waits is sent. */
export function useBatches(): Batches {
  const { known, session, isEnded, isUnreached, ask } = useDeskAccount()
  const { withdrawn } = useMessages().work
  const [kept, setKept] = useState<readonly KeptState[]>([])
  const [own, setOwn] = useState<OwnBatches | null>(null)
  const [isOnline, setOnline] = useState<boolean | null>(null)
  const [isSending, setSending] = useState(false)
  const askNow = useRef(ask)
  askNow.current = ask
  const account = known.id

  const load = useCallback(
    async (signal: AbortSignal) => {
      const show = async () => {
        const state = await readKept(account)
        if (!signal.aborted) setKept(state)
        return state
      }
      const before = await show()
      if (session === null) {
        if (isEnded || isUnreached) setOnline(false)
        return
      }
      try {
        const hasUnsent = before.some(({ rows }) => rows.some(row => row.keying.revision > row.sent))
        if (hasUnsent) setSending(true)
        const end = await sendWaiting({ session, withdrawn, signal })
        if (end === 'signed-out') void askNow.current()
        const answer = await fetchOwnBatches()
        if (signal.aborted) return
        setOwn(answer)
        setOnline(true)
        await show()
        await removeDone(account, answer, signal)
        await show()
      } catch (error) {
        if (!(error instanceof RequestProblem)) throw error
        if (signal.aborted) return
        setOnline(false)
        // Until there is an answer; one that refuses would come again and again.
        if (error.status === 0 || error.status === 401) void askNow.current()
      } finally {
        setSending(false)
      }
    },
    [account, session, isEnded, isUnreached, withdrawn],
  )
  useEffect(() => {
    const stop = new AbortController()
    void load(stop.signal)
    return () => stop.abort()
  }, [load])
  return {
    lines: listLines(isOnline === true ? own : null, kept),
    books: isOnline === true ? (own?.books ?? []) : [],
    isOnline,
    isSending,
    reload: useCallback(() => load(new AbortController().signal), [load]),
  }
}
