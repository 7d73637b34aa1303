import { IconMapQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Empty } from '../states/empty.tsx'

/** Answers an address that has no page. */
export function NotFound(): ReactNode {
  const { common } = useMessages()
  return (
    <main>
      <Empty
        whole
        icon={<IconMapQuestion size={40} stroke={1.4} />}
        title={common.notFoundTitle}
        text={common.notFoundText}
      >
        <Link to="/">{common.goHome}</Link>
      </Empty>
    </main>
  )
}
