import { Button, Progress } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import type { Package } from '../../../../../src/checking/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { useDrop } from '../../../ui/use-drop.ts'
import { reportAddress } from '../calls.ts'
import newPackage from '../new-package.module.css'
import { rowsAddress } from '../workbook-menu.tsx'
import classes from './revision.module.css'

interface ChooseWorkbookProps {
  readonly pack: Package
  /** How much has been sent, while it is. */
  readonly share: number | null
  readonly onFile: (file: File) => void
  readonly onStop: () => void
}

/** The way out (two workbooks to correct) and the way back in. */
export function ChooseWorkbook({ pack, share, onFile, onStop }: ChooseWorkbookProps): ReactNode {
  const { revision: text, workbook } = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const take = (files: readonly File[]) => {
    const [file] = files
    if (file !== undefined && share === null) onFile(file)
  }
  const drop = useDrop(take)
  const { id } = pack
  const agency = pack.agency.id
  return (
    <>
      <p>{text.intro}</p>
      <div className={classes.downloads}>
        <Button
          variant="default"
          leftSection={<IconDownload size={17} />}
          renderRoot={props => <a href={reportAddress(agency, id)} download {...props} />}
        >
          {workbook.report}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={17} />}
          renderRoot={props => <a href={rowsAddress(agency, id)} download {...props} />}
        >
          {workbook.rows}
        </Button>
      </div>
      <div className={newPackage.drop} data-over={drop.over || undefined} {...drop.handlers}>
        <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden="true" />
        <span>{text.drop}</span>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.xls"
          hidden
          aria-label={text.pick}
          onChange={event => {
            take([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <Button onClick={() => input.current?.click()} disabled={share !== null}>
          {text.pick}
        </Button>
      </div>
      {share !== null && (
        <div className={newPackage.sending}>
          <div role="status">{share < 1 ? text.sending(Math.floor(share * 100)) : text.comparing}</div>
          <Progress
            value={share * 100}
            striped={share === 1}
            animated={share === 1}
            aria-label={text.comparing}
          />
          <Button variant="default" onClick={onStop}>
            {text.stop}
          </Button>
        </div>
      )}
    </>
  )
}
