import { Button } from '@mantine/core'
import { IconBooks, IconFileSpreadsheet, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { useCan } from '../../access/session.ts'
import { NewBookDialog } from '../../inventory/new-book-dialog.tsx'
import classes from './progress.module.css'

/** Where to begin while there is no book. */
export function Newcomer(): ReactNode {
  const { inventory: text, checking } = useMessages()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  return (
    <Empty icon={<IconBooks size={44} stroke={1.3} />} title={text.emptyTitle} text={text.emptyText}>
      <div className={classes.ways}>
        {can('books.write') && (
          <div>
            <p>{text.emptyBook}</p>
            <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
              {text.addBook}
            </Button>
          </div>
        )}
        {can('packages.check') && (
          <div>
            <p>{text.emptyPackage}</p>
            <Button
              variant="default"
              leftSection={<IconFileSpreadsheet size={17} />}
              renderRoot={props => <Link to="/packages/new" {...props} />}
            >
              {checking.newPackage}
            </Button>
          </div>
        )}
      </div>
      <NewBookDialog opened={adding} onClose={() => setAdding(false)} />
    </Empty>
  )
}
