import {
  IconArrowsExchange,
  IconBook2,
  IconBooks,
  IconBuildingCommunity,
  IconCalendarStats,
  IconCertificate,
  IconChartBar,
  IconClipboardCheck,
  IconCoins,
  IconFileSpreadsheet,
  IconForms,
  IconHistory,
  IconKeyboard,
  IconLayoutDashboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconListCheck,
  IconListNumbers,
  IconListSearch,
  IconMapPinQuestion,
  IconMessageReport,
  IconPlugConnected,
  IconRubberStamp,
  IconScale,
  IconSchool,
  IconSearch,
  IconSettings,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AccountMenu } from '../../features/access/account-menu.tsx'
import { useCan } from '../../features/access/session.ts'
import { UnkeptCount } from '../../features/agencies/unkept-count.tsx'
import { WaitingCount } from '../../features/approvals/waiting-count.tsx'
import { ArbitrationCount } from '../../features/keying/arbitration/arbitration-count.tsx'
import { WaitingObstacles } from '../../features/obstacles/obstacle-badge.tsx'
import { useMessages } from '../../messages/language.tsx'
import type { Messages } from '../../messages/vi.ts'
import classes from './navigation.module.css'

const size = 19

/** The pages of the navigation in the order of a book's journey; `right` is what an account needs to see the page. */
const sections = [
  {
    label: null,
    items: [
      { to: '/', right: 'books.read', name: 'overview', icon: <IconLayoutDashboard size={size} /> },
      { to: '/approvals', right: 'approvals.read', name: 'approvals', icon: <IconRubberStamp size={size} /> },
    ],
  },
  {
    label: 'planning',
    items: [
      { to: '/plan', right: 'plan.read', name: 'plan', icon: <IconCalendarStats size={size} /> },
      { to: '/work', right: 'plan.read', name: 'work', icon: <IconListNumbers size={size} /> },
      {
        to: '/obstacles',
        right: 'obstacles.read',
        name: 'obstacles',
        icon: <IconMessageReport size={size} />,
      },
      {
        to: '/acceptance',
        right: 'acceptance.read',
        name: 'acceptance',
        icon: <IconClipboardCheck size={size} />,
      },
      { to: '/money', right: 'money.read', name: 'money', icon: <IconCoins size={size} /> },
    ],
  },
  {
    label: 'workshop',
    items: [
      { to: '/books', right: 'books.read', name: 'books', icon: <IconBooks size={size} /> },
      { to: '/inventory', right: 'books.write', name: 'inventory', icon: <IconListSearch size={size} /> },
      { to: '/custody', right: 'books.move', name: 'custody', icon: <IconArrowsExchange size={size} /> },
      { to: '/keying', right: 'keying.read', name: 'keying', icon: <IconForms size={size} /> },
      {
        to: '/keying/differences',
        right: 'keying.arbitrate',
        name: 'arbitration',
        icon: <IconScale size={size} />,
      },
      {
        to: '/packages',
        right: 'packages.read',
        name: 'packages',
        icon: <IconFileSpreadsheet size={size} />,
      },
      { to: '/check', right: 'packages.check', name: 'alone', icon: <IconListCheck size={size} /> },
    ],
  },
  {
    label: 'registry',
    items: [
      { to: '/search', right: 'records.search', name: 'search', icon: <IconSearch size={size} /> },
      { to: '/extracts', right: 'extracts.read', name: 'extracts', icon: <IconCertificate size={size} /> },
      {
        to: '/statistics',
        right: 'statistics.read',
        name: 'statistics',
        icon: <IconChartBar size={size} />,
      },
    ],
  },
  {
    label: 'administration',
    items: [
      {
        to: '/agencies',
        right: 'agencies.read',
        name: 'agencies',
        icon: <IconBuildingCommunity size={size} />,
      },
      { to: '/keepers', right: 'books.keep', name: 'keepers', icon: <IconMapPinQuestion size={size} /> },
      { to: '/accounts', right: 'accounts.manage', name: 'accounts', icon: <IconUsers size={size} /> },
      { to: '/journal', right: 'journal.read', name: 'journal', icon: <IconHistory size={size} /> },
      { to: '/processing', right: 'privacy.read', name: 'processing', icon: <IconUserShield size={size} /> },
      {
        to: '/systems',
        right: 'systems.manage',
        name: 'systems',
        icon: <IconPlugConnected size={size} />,
      },
      { to: '/settings', right: 'settings.manage', name: 'settings', icon: <IconSettings size={size} /> },
    ],
  },
  {
    label: 'learning',
    items: [
      {
        to: '/training',
        right: ['training.practise', 'training.manage'],
        name: 'training',
        icon: <IconSchool size={size} />,
      },
      { to: '/guide', right: 'books.read', name: 'guide', icon: <IconBook2 size={size} /> },
    ],
  },
] as const satisfies readonly {
  label: keyof Messages['navigation'] | null
  items: readonly {
    to: string
    right: string | readonly string[]
    name: keyof Messages['navigation']
    icon: ReactNode
  }[]
}[]

interface NavigationProps {
  readonly folded: boolean
  readonly onFold?: () => void
  readonly onShortcuts: () => void
}

/** The links to the pages this account may see, the account's menu, and the keyboard help. */
export function Navigation({ folded, onFold, onShortcuts }: NavigationProps): ReactNode {
  const messages = useMessages()
  const can = useCan()
  const text = messages.navigation
  return (
    <div className={classes.column} data-folded={folded || undefined}>
      <nav aria-label={text.label} className={classes.links}>
        {sections.map(section => {
          const items = section.items.filter(item => [item.right].flat().some(can))
          if (items.length === 0) return null
          return (
            <div key={section.label ?? 'start'} className={classes.section}>
              {section.label !== null && !folded && (
                <div className={classes.heading}>{text[section.label]}</div>
              )}
              {items.map(item => (
                <Link
                  key={item.to}
                  to={item.to}
                  activeOptions={{ exact: item.to === '/' || item.to === '/keying' }}
                  className={classes.link}
                  activeProps={{ 'data-active': true, 'aria-current': 'page' }}
                  title={folded ? text[item.name] : undefined}
                >
                  {item.icon}
                  <span className={folded ? 'visually-hidden' : undefined}>{text[item.name]}</span>
                  {item.name === 'approvals' && <WaitingCount />}
                  {item.name === 'arbitration' && <ArbitrationCount />}
                  {item.name === 'keepers' && <UnkeptCount />}
                  {item.name === 'obstacles' && <WaitingObstacles />}
                </Link>
              ))}
            </div>
          )
        })}
      </nav>
      <div className={classes.foot}>
        <button
          type="button"
          className={classes.link}
          onClick={onShortcuts}
          title={folded ? text.shortcuts : undefined}
        >
          <IconKeyboard size={size} aria-hidden="true" />
          <span className={folded ? 'visually-hidden' : classes.grow}>{text.shortcuts}</span>
          {!folded && <kbd className={classes.key}>?</kbd>}
        </button>
        {onFold !== undefined && (
          <button
            type="button"
            className={classes.link}
            onClick={onFold}
            title={folded ? text.expand : undefined}
          >
            {folded ? (
              <IconLayoutSidebarLeftExpand size={size} />
            ) : (
              <IconLayoutSidebarLeftCollapse size={size} />
            )}
            <span className={folded ? 'visually-hidden' : undefined}>
              {folded ? text.expand : text.collapse}
            </span>
          </button>
        )}
        <AccountMenu folded={folded} />
      </div>
    </div>
  )
}
