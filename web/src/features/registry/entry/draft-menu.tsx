import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { EntryDesk } from '../../../../../src/registry/entry/schema.ts'
import { formatMoment } from '../../../messages/format.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './entry-desk.module.css'

interface DraftMenuProps {
  readonly desk: EntryDesk
  readonly current: string
  readonly onNew: () => void
}

/** The drafts of the book that are not entered yet, and a fresh form. */
export function DraftMenu({ desk, current, onNew }: DraftMenuProps): ReactNode {
  const { entry: text } = useMessages()
  const navigate = useNavigate()
  return (
    <>
      {desk.drafts.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />}>
              {text.drafts(desk.drafts.length)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
            {desk.drafts.map(({ id, number, hasPdf, by, updatedAt }) => (
              <Menu.Item
                key={id}
                aria-current={id === current}
                onClick={() => void navigate({ to: '.', search: { draft: id } })}
              >
                <span className={classes.draftLine}>
                  <strong>{number === '' ? text.noNumber : text.draftNumber(number)}</strong>
                  <span className="soft">
                    {by}, {formatMoment(updatedAt)}
                    {!hasPdf && ` · ${text.noPdf}`}
                  </span>
                </span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onNew}>
        {text.next}
      </Button>
    </>
  )
}
