import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useCan } from '../../features/access/session.ts'
import { UploadBadge } from '../../features/scanning/upload/upload-badge.tsx'
import { PracticeBanner } from '../../features/training/practice-banner.tsx'
import { useMessages } from '../../messages/language.tsx'
import { Brand } from './brand.tsx'
import classes from './frame.module.css'
import { Navigation } from './navigation.tsx'

const foldedKey = 'sogoc.navigation-folded'

interface FrameProps {
  readonly children: ReactNode
  readonly onShortcuts: () => void
}

/** The frame around every page: navigation on the left, on a phone behind a menu button. */
export function Frame({ children, onShortcuts }: FrameProps): ReactNode {
  const messages = useMessages()
  const can = useCan()
  const narrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const [folded, setFolded] = useState(() => localStorage.getItem(foldedKey) === 'yes')
  const [menu, setMenu] = useState(false)
  const { pathname } = useLocation()
  // A new page closes the menu.
  useEffect(() => setMenu(false), [pathname])

  const fold = () => {
    localStorage.setItem(foldedKey, folded ? 'no' : 'yes')
    setFolded(!folded)
  }
  if (narrow) {
    return (
      <div className={classes.phone}>
        <nav className={classes.bar} aria-label={messages.common.menu}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={messages.common.menu}
            onClick={() => setMenu(true)}
          >
            <IconMenu2 size={22} />
          </ActionIcon>
          <Link to="/" className={classes.barBrand}>
            <Brand />
          </Link>
          {can('records.search') && (
            <Link to="/search" className={classes.barSearch} aria-label={messages.navigation.search}>
              <IconSearch size={20} aria-hidden="true" />
            </Link>
          )}
        </nav>
        <Drawer
          opened={menu}
          onClose={() => setMenu(false)}
          size={270}
          title={<Brand />}
          closeButtonProps={{ 'aria-label': messages.common.close }}
        >
          <Navigation folded={false} onShortcuts={onShortcuts} />
        </Drawer>
        <main id="content" className={classes.content} tabIndex={-1}>
          <PracticeBanner />
          {children}
        </main>
        <UploadBadge />
      </div>
    )
  }
  return (
    <div className={classes.frame} data-folded={folded || undefined}>
      <aside className={classes.side}>
        <Link to="/" className={classes.sideBrand} aria-label={messages.product}>
          <Brand markOnly={folded} />
        </Link>
        <Navigation folded={folded} onFold={fold} onShortcuts={onShortcuts} />
      </aside>
      <main id="content" className={classes.content} tabIndex={-1}>
        <PracticeBanner />
        {children}
      </main>
      <UploadBadge />
    </div>
  )
}
