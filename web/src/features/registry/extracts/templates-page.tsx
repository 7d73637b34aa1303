import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useTemplates } from './calls.ts'
import classes from './extracts.module.css'
import { TemplateCard } from './template-card.tsx'

/** The office's templates: the shipped ones are drafts of ours, which it replaces by its own. */
export function TemplatesPage(): ReactNode {
  const { extracts: text } = useMessages()
  const templates = useTemplates()
  return (
    <Page
      title={text.templates}
      above={
        <Link to="/extracts" className={classes.back}>
          ← {text.bookTitle}
        </Link>
      }
    >
      <p className={classes.intro}>{text.templatesIntro}</p>
      {templates.isPending ? (
        <Loading lines={8} />
      ) : templates.isError ? (
        <Failed problem={templates.error} onRetry={() => void templates.refetch()} />
      ) : (
        <div className={classes.cards}>
          {templates.data.templates.map(template => (
            <TemplateCard key={template.paper} template={template} />
          ))}
        </div>
      )}
    </Page>
  )
}
