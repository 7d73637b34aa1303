import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconArchive,
  IconArrowBackUp,
  IconArrowRightBar,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconEye,
  IconListNumbers,
  IconPhotoEdit,
  IconPhotoPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { pageRoles } from '../../../../../src/scanning/order/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './arrange.module.css'

/** What can be done with the chosen pages. */
export interface Acts {
  push(places: number): void
  move(): void
  aside(): void
  role(role: (typeof pageRoles)[number]): void
  count(): void
  undo(): void
  open(): void
  replace(): void
  insert(): void
  keys(): void
}

interface ArrangeBarProps {
  readonly chosen: number
  readonly acts: Acts
  /** Whether pictures may be brought in here. */
  readonly mayUpload: boolean
}

/** The acts for who uses the mouse or a finger; each has its key. */
export function ArrangeBar({ chosen, acts, mayUpload }: ArrangeBarProps): ReactNode {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  if (chosen === 0)
    return (
      <div className={classes.bar}>
        <span className={classes.hint}>{text.keysHint}</span>
        <Button size="compact-sm" variant="subtle" onClick={acts.keys}>
          {text.keysMore}
        </Button>
      </div>
    )
  return (
    <div className={classes.bar} role="toolbar" aria-label={text.chosen(formatCount(chosen, language))}>
      <strong className={classes.chosen}>{text.chosen(formatCount(chosen, language))}</strong>
      <Tool
        label={text.earlier}
        hint="Alt+←"
        onClick={() => acts.push(-1)}
        icon={<IconChevronLeft size={18} />}
      />
      <Tool
        label={text.later}
        hint="Alt+→"
        onClick={() => acts.push(1)}
        icon={<IconChevronRight size={18} />}
      />
      <Act label={text.move} hint="M" onClick={acts.move} icon={<IconArrowRightBar size={16} />} />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
            {text.role}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {pageRoles.map((role, index) => (
            <Menu.Item
              key={role}
              rightSection={<kbd className={classes.key}>{index + 1}</kbd>}
              onClick={() => acts.role(role)}
            >
              {text.roles[role]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Act label={text.count} hint="Shift+N" onClick={acts.count} icon={<IconListNumbers size={16} />} />
      {mayUpload && chosen === 1 && (
        <>
          <Act label={text.replace} onClick={acts.replace} icon={<IconPhotoEdit size={16} />} />
          <Act label={text.insert} onClick={acts.insert} icon={<IconPhotoPlus size={16} />} />
        </>
      )}
      <Act label={text.aside} hint="Delete" onClick={acts.aside} icon={<IconArchive size={16} />} />
      {chosen === 1 && (
        <Tool label={text.open} hint="Enter" onClick={acts.open} icon={<IconEye size={18} />} />
      )}
      <Tool label={text.undo} hint="Ctrl+Z" onClick={acts.undo} icon={<IconArrowBackUp size={18} />} />
    </div>
  )
}

interface ActProps {
  readonly label: string
  readonly hint?: string
  readonly icon: ReactNode
  readonly onClick: () => void
}

function Act({ label, hint, icon, onClick }: ActProps): ReactNode {
  return (
    <Tooltip label={hint} disabled={hint === undefined}>
      <Button size="compact-sm" variant="default" leftSection={icon} onClick={onClick}>
        {label}
      </Button>
    </Tooltip>
  )
}

function Tool({ label, hint, icon, onClick }: ActProps): ReactNode {
  return (
    <Tooltip label={hint === undefined ? label : `${label} (${hint})`}>
      <ActionIcon variant="default" size={26} aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
