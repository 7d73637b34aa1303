import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatSize } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from './new-package.module.css'

interface ChosenFileProps {
  readonly icon: ReactNode
  readonly label: string
  readonly file: File | null
  readonly onRemove: (() => void) | undefined
}

/** One of the two files of a package: its name and size, or that none is chosen yet. */
export function ChosenFile({ icon, label, file, onRemove }: ChosenFileProps): ReactNode {
  const { checking: text } = useMessages()
  const { language } = useLanguage()
  return (
    <div className={classes.file} data-chosen={file !== null || undefined}>
      <span aria-hidden="true">{icon}</span>
      <span className={classes.fileText}>
        <span className={classes.fileLabel}>{label}</span>
        <span>{file === null ? text.noFile : file.name}</span>
      </span>
      {file !== null && <span className="soft">{formatSize(file.size, language)}</span>}
      {file !== null && onRemove !== undefined && (
        <ActionIcon variant="subtle" color="gray" aria-label={text.remove(file.name)} onClick={onRemove}>
          <IconX size={17} />
        </ActionIcon>
      )}
    </div>
  )
}
