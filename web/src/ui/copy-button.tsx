import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../messages/language.tsx'
import { copyText } from './copy-text.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, when "copy" alone does not say it. */
  readonly label?: string
}

/** Copies a text and says whether it worked. */
export function CopyButton({ text, label }: CopyButtonProps): ReactNode {
  const { secondFactor: words } = useMessages()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => setState((await copyText(text)) ? 'copied' : 'failed')
  return (
    <>
      <Button
        variant="default"
        leftSection={state === 'copied' ? <IconCheck size={16} /> : <IconCopy size={16} />}
        onClick={() => void copy()}
      >
        {state === 'copied' ? words.copied : (label ?? words.copy)}
      </Button>
      <span role="status" className={state === 'failed' ? 'soft' : 'visually-hidden'}>
        {state === 'copied' && words.copied}
        {state === 'failed' && words.copyFailed}
      </span>
    </>
  )
}
