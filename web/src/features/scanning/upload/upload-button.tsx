import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFiles, IconFolder, IconUpload } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { acceptedTypes } from './choose-files.ts'

/** Every browser knows it; no standard does, nor do React's types. */
const wholeFolder = { webkitdirectory: '' }

interface UploadButtonProps {
  readonly variant: 'filled' | 'default'
  readonly onFiles: (files: readonly File[]) => void
}

/** Chooses files, or a whole folder, for who does not drag them. */
export function UploadButton({ variant, onFiles }: UploadButtonProps): ReactNode {
  const { intake: text } = useMessages()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])])
    input.value = ''
  }
  return (
    <>
      <input
        ref={files}
        type="file"
        accept={acceptedTypes}
        multiple
        hidden
        aria-label={text.chooseFiles}
        onChange={event => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        {...wholeFolder}
        hidden
        aria-label={text.chooseFolder}
        onChange={event => take(event.currentTarget)}
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant={variant}
            leftSection={<IconUpload size={17} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {text.upload}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFiles size={16} />} onClick={() => files.current?.click()}>
            {text.chooseFiles}
          </Menu.Item>
          <Menu.Item leftSection={<IconFolder size={16} />} onClick={() => folder.current?.click()}>
            {text.chooseFolder}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
