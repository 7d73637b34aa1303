import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { useCan } from '../access/session.ts'
import classes from './guide.module.css'
import { guideNames } from './guides.ts'

/** Which guides there are. */
export function GuidesPage(): ReactNode {
  const { guides: text } = useMessages()
  const can = useCan()
  return (
    <Page
      title={text.title}
      below={<div className="soft">{text.hint}</div>}
      actions={can('training.practise') ? <Link to="/training">{text.practise}</Link> : undefined}
    >
      <nav aria-label={text.list}>
        <ul className={classes.list}>
          {guideNames.map(name => (
            <li key={name}>
              <Link to="/guide/$guide" params={{ guide: name }}>
                {text[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Page>
  )
}
