import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import { problemText } from '../../../api/problem.ts'
import { useMessages } from '../../../messages/language.tsx'
import type { BookRefs } from '../custody/calls.ts'
import { saveLabels } from './calls.ts'

/** Saves sheets of labels for some books. */
export function PrintLabels({ books }: { readonly books: BookRefs }): ReactNode {
  const messages = useMessages()
  const { labels: text } = messages
  const [busy, setBusy] = useState(false)
  const print = async () => {
    setBusy(true)
    try {
      await saveLabels('/api/labels', { books })
      notifications.show({ message: text.hint, autoClose: 10_000 })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="xs" variant="default" loading={busy} onClick={() => void print()}>
      {text.print}
    </Button>
  )
}
