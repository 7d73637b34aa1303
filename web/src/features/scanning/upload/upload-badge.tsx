import { IconPlugConnectedX, IconUpload } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useSyncExternalStore } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './upload.module.css'
import { uploads } from './uploads.ts'

/** On every other page of the application: files are on their way, and to which book one goes back to see them. */
export function UploadBadge(): ReactNode {
  const { intake: text } = useMessages()
  const { language } = useLanguage()
  const { pathname } = useLocation()
  const all = useSyncExternalStore(uploads.subscribe, uploads.list)
  const [upload] = all.filter(
    ({ agency, book, busy, totals }) =>
      (busy || totals.failed > 0) && pathname !== `/books/${agency}/${book}`,
  )
  if (upload === undefined) return null
  const { agency, book, totals, paused } = upload
  const waits = paused || totals.offline > 0
  return (
    <Link
      to="/books/$agency/$book"
      params={{ agency, book }}
      search={{ tab: 'pages' }}
      className={classes.badge}
    >
      {waits ? (
        <IconPlugConnectedX size={16} aria-hidden="true" />
      ) : (
        <IconUpload size={16} aria-hidden="true" />
      )}
      {text.position(formatCount(totals.finished, language), formatCount(totals.files, language))}
    </Link>
  )
}
