import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconId, IconLanguage, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { problemText } from '../../api/problem.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from './account-menu.module.css'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { useSession, useSignOut } from './session.ts'

/** Who is signed in, and what they can do about it: language, password, signing out. */
export function AccountMenu({ folded }: { readonly folded: boolean }): ReactNode {
  const messages = useMessages()
  const { language, setLanguage } = useLanguage()
  const { data: session } = useSession()
  const signOut = useSignOut()
  const [changing, setChanging] = useState(false)
  if (!session) return null
  const { account } = session
  const leave = () =>
    signOut().catch((problem: unknown) =>
      notifications.show({ color: 'red', message: problemText(problem, messages) }),
    )
  return (
    <>
      <Menu
        position="top-start"
        width={250}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        shadow="md"
      >
        <Menu.Target>
          <button type="button" className={classes.button} data-folded={folded || undefined}>
            <IconUserCircle size={22} aria-hidden="true" />
            <span className={folded ? 'visually-hidden' : classes.who}>
              <span className={classes.name}>{account.displayName}</span>
              <span className={classes.agency}>{account.agency.name}</span>
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {messages.access.roles[account.role]}
            <br />
            {account.agency.name}
          </Menu.Label>
          <Menu.Item leftSection={<IconId size={17} />} component={Link} to="/account">
            {messages.myAccount.title}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLanguage size={17} />}
            onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
            lang={language === 'vi' ? 'en' : 'vi'}
          >
            {language === 'vi' ? 'English' : 'Tiếng Việt'}
          </Menu.Item>
          <Menu.Item leftSection={<IconLock size={17} />} onClick={() => setChanging(true)}>
            {messages.access.changePassword}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void leave()}>
            {messages.access.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePasswordDialog opened={changing} onClose={() => setChanging(false)} />
    </>
  )
}
