import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { problemText } from '../api/problem.ts'
import type { Messages } from '../messages/vi.ts'

const undoTimeMs = 15_000

/** Says what was done, with a way back for a quarter of a minute; the way back tells how it went. Gives back what takes the notice away. */
export function showUndo(messages: Messages, message: string, undo: () => Promise<void>): () => void {
  const run = async () => {
    notifications.hide(id)
    try {
      await undo()
      notifications.show({ message: messages.agencies.undone })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    }
  }
  const id = notifications.show({
    autoClose: undoTimeMs,
    message: (
      <span style={{ display: 'flex', gap: 12, alignItems: 'center', justifyContent: 'space-between' }}>
        {message}
        <Button size="xs" variant="default" style={{ flex: 'none' }} onClick={() => void run()}>
          {messages.agencies.undo}
        </Button>
      </span>
    ),
  })
  return () => notifications.hide(id)
}
