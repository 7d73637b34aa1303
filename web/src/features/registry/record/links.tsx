import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { findRelation } from '../../../../../src/register/record-relations.ts'
import type { LinkView } from '../../../../../src/registry/notes/schema.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { showUndo } from '../../../ui/show-undo.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { linkRecords, refreshRecord, unlink } from './calls.ts'
import { LinkForm } from './link-form.tsx'
import classes from './record.module.css'
import { RecordLine } from './record-line.tsx'

interface LinksProps {
  readonly record: RecordView
  readonly mayLink: boolean
}

/** The records this one changes or concerns, and those that change or concern it. */
export function Links({ record, mayLink }: LinksProps): ReactNode {
  const messages = useMessages()
  const { record: text } = messages
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const remove = async (link: LinkView) => {
    setProblem(null)
    try {
      await unlink(link.acts ? { agencyId: record.agency.id, id: record.id } : link.other, link.id)
      await refreshRecord(queryClient, record)
      showUndo(messages, text.unlinked, async () => {
        const { relation, acts, other } = link
        await linkRecords(record, { relation, acts, other: { agencyId: other.agencyId, id: other.id } })
        await refreshRecord(queryClient, record)
      })
    } catch (cause) {
      setProblem(cause)
    }
  }
  return (
    <section className={classes.part} aria-labelledby="links-title">
      <div className={classes.partHead}>
        <h2 id="links-title">{text.links}</h2>
        {mayLink && !adding && (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {text.addLink}
          </Button>
        )}
      </div>
      {record.links.length === 0 && !adding && <p className="soft">{text.noLinks}</p>}
      <ul className={classes.plain}>
        {record.links.map(link => {
          const relation = findRelation(link.relation)
          const words = (link.acts ? relation?.forward : relation?.backward)?.[language] ?? link.relation
          return (
            <li key={link.id} className={classes.link}>
              <span>
                {words}: <RecordLine other={link.other} />
              </span>
              {mayLink && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={text.unlinkFrom(`${link.other.number}/${link.other.year}`)}
                  onClick={() => void remove(link)}
                >
                  {text.unlink}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {problem !== null && <Failed problem={problem} />}
      {adding && <LinkForm record={record} onDone={() => setAdding(false)} />}
    </section>
  )
}
