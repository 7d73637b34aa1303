import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { today } from '../agencies/days.ts'
import classes from './second-factor.module.css'
import { useSession } from './session.ts'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onDone: () => void
}

/** The recovery codes, shown this once: to copy, print or download, then to confirm that they are kept. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps): ReactNode {
  const { secondFactor: text } = useMessages()
  const { data: session } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const title = text.codesFor(session?.account.username ?? '')
  const sheet = `${title}\r\n${formatDay(today())}\r\n\r\n${codes.join('\r\n')}\r\n`
  return (
    <div className={classes.form}>
      <h2 ref={heading} tabIndex={-1} className={classes.heading}>
        {text.codesTitle}
      </h2>
      <p className="soft">{text.codesText}</p>
      <div className={classes.sheet} data-printed>
        <p className={classes.sheetTitle}>
          {title} · {formatDay(today())}
        </p>
        <ol className={classes.codes}>
          {codes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <div className={classes.buttons}>
        <CopyButton text={sheet} />
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={printSheet}>
          {text.print}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => download(text.fileName, sheet)}
        >
          {text.download}
        </Button>
      </div>
      <div className={classes.buttons}>
        <Button onClick={onDone}>{text.kept}</Button>
      </div>
    </div>
  )
}

/** Prints only what is marked `data-printed`; the style sheet does the rest while the mark is on the body. */
function printSheet(): void {
  document.body.dataset.print = 'sheet'
  window.print()
  delete document.body.dataset.print
}

function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
