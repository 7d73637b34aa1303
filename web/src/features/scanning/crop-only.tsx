import { IconCrop } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'

/** Says to somebody who keys field by field why no page is shown. */
export function CropOnly(): ReactNode {
  const { correcting: text } = useMessages()
  return <Empty icon={<IconCrop size={40} stroke={1.3} />} title={text.cropTitle} text={text.cropText} />
}
