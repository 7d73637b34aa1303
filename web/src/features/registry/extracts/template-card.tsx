import { Button, FileButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { getPaper } from '../../../../../src/register/extract-papers.ts'
import type { TemplateList } from '../../../../../src/registry/extracts/schema.ts'
import { formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { chooseTemplate, templateFile, templatesKey, uploadTemplate } from './calls.ts'
import classes from './extracts.module.css'
import { PlaceholderList } from './placeholder-list.tsx'

type Template = TemplateList['templates'][number]

/** One paper: which template it is printed with, the versions there are, and what can be filled in. */
export function TemplateCard({ template }: { readonly template: Template }): ReactNode {
  const { extracts: text } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { paper, inUse } = template
  const { name, series, seriesStatus } = getPaper(paper)
  const run = async (act: () => Promise<string>) => {
    setBusy(true)
    setProblem(null)
    try {
      notifications.show({ message: await act() })
      await queryClient.invalidateQueries({ queryKey: templatesKey })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const take = (file: File | null) => {
    if (file !== null) void run(async () => text.uploaded((await uploadTemplate(paper, file)).version))
  }
  const choose = (version: number | null) =>
    void run(async () => {
      await chooseTemplate(paper, version)
      return text.chosen
    })
  return (
    <section className={classes.card} aria-labelledby={`paper-${paper}`}>
      <h2 id={`paper-${paper}`}>{name[language]}</h2>
      <p className="soft">
        {text.series(series)}
        {seriesStatus === 'inferred' && ` · ${text.seriesInferred}`}
      </p>
      <ul className={classes.versions}>
        {template.versions.map(({ version, at, by, remarks }) => (
          <li key={version}>
            <strong>{text.ownVersion(version)}</strong>
            <span className="soft">{text.by(by ?? '', formatMoment(at))}</span>
            <Files paper={paper} version={version} />
            <Use current={inUse === version} disabled={busy} onUse={() => choose(version)} />
            {remarks.length > 0 && (
              <div className={classes.remarks}>
                {text.remarks}
                <ul>
                  {remarks.map(remark => (
                    <li key={remark.vi}>{remark[language]}</li>
                  ))}
                </ul>
              </div>
            )}
          </li>
        ))}
        <li>
          <strong>{text.shipped}</strong>
          <Files paper={paper} version={null} />
          <Use current={inUse === null} disabled={busy} onUse={() => choose(null)} />
        </li>
      </ul>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <FileButton
          onChange={take}
          accept=".docx"
          inputProps={{ 'aria-label': `${text.uploadTemplate}: ${name[language]}` }}
        >
          {props => (
            <Button {...props} size="xs" variant="default" loading={busy}>
              {text.uploadTemplate}
            </Button>
          )}
        </FileButton>
      </div>
      <PlaceholderList paper={paper} placeholders={template.placeholders} />
    </section>
  )
}

function Files({
  paper,
  version,
}: {
  readonly paper: Template['paper']
  readonly version: number | null
}): ReactNode {
  const { extracts: text } = useMessages()
  return (
    <>
      <a href={templateFile(paper, version, 'pdf')} target="_blank" rel="noreferrer">
        {text.tryTemplate}
      </a>
      <a href={templateFile(paper, version, 'docx')} download>
        {text.download}
      </a>
    </>
  )
}

interface UseProps {
  readonly current: boolean
  readonly disabled: boolean
  readonly onUse: () => void
}

function Use({ current, disabled, onUse }: UseProps): ReactNode {
  const { extracts: text } = useMessages()
  if (current) return <em>{text.inUse}</em>
  return (
    <Button size="compact-xs" variant="subtle" disabled={disabled} onClick={onUse}>
      {text.useThis}
    </Button>
  )
}
