import { useCallback, useEffect, useState } from 'react'
import { type KeptBooks, readBooks, refreshBooks } from './load-books.ts'

/** The account's books: what the phone keeps at once, then what the server says. `isAsked`: the server has been asked. */
export function useBooks(account: string): KeptBooks & { readonly isAsked: boolean } {
  const [kept, setKept] = useState<KeptBooks>({ books: [], lastUsed: {} })
  const [isAsked, setAsked] = useState(false)
  const load = useCallback(async () => {
    setKept(await readBooks(account))
    try {
      await refreshBooks(account)
    } catch {
      return // no line or no session: what is kept has to do
    }
    setKept(await readBooks(account))
    setAsked(true)
  }, [account])
  useEffect(() => {
    void load()
    window.addEventListener('online', load)
    return () => window.removeEventListener('online', load)
  }, [load])
  return { ...kept, isAsked }
}
