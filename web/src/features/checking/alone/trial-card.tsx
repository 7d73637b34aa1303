import { ActionIcon, Button, Progress } from '@mantine/core'
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconDownload,
  IconFileUpload,
  IconX,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { AloneResult } from '../../../../../src/checking/alone/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { Badge, type Tone } from '../../../ui/states/badge.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { SeverityCounts } from '../severity-counts.tsx'
import classes from './alone.module.css'
import { handFiles } from './handed-files.ts'
import { isActive, type Trial } from './trial.ts'
import { TrialGroup } from './trial-group.tsx'

interface TrialCardProps {
  readonly trial: Trial
  readonly onAgain: () => void
  readonly onRemove: () => void
}

/** One tried book: how far it is, then what was found, its reports, and the way to hand it in. */
export function TrialCard({ trial, onAgain, onRemove }: TrialCardProps): ReactNode {
  const { alone: text } = useMessages()
  const { language } = useLanguage()
  const id = useId()
  const { name, result, state, problem } = trial
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{name}</h2>
        <Verdict trial={trial} />
        {result !== null && <SeverityCounts counts={result.counts} />}
        {!isActive(trial) && (
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.remove}
            aria-label={text.remove(name)}
            onClick={onRemove}
          >
            <IconX size={17} />
          </ActionIcon>
        )}
      </div>
      {result === null ? (
        <Running trial={trial} />
      ) : (
        <p className="soft">
          {describeBook(result, language)}{' '}
          {text.contents(formatCount(result.rows, language), formatCount(result.pdfs, language))}
          {trial.zip === null && `; ${text.noZip}`}
        </p>
      )}
      {state === 'failed' && <Failed problem={problem} onRetry={onAgain} />}
      {state === 'stopped' && (
        <Button variant="default" size="xs" className={classes.again} onClick={onAgain}>
          {text.again}
        </Button>
      )}
      {result !== null && <Actions trial={trial} />}
      {result?.groups.map(group => (
        <TrialGroup key={`${group.severity} ${group.code}`} kind={result.kind} group={group} />
      ))}
    </section>
  )
}

function describeBook({ kind, year, volume }: AloneResult, language: 'vi' | 'en'): string {
  const [yearWord, volumeWord] = language === 'vi' ? ['năm', 'quyển'] : ['of', 'volume']
  const parts = [
    year === null ? '' : ` ${yearWord} ${year}`,
    volume === null ? '' : `, ${volumeWord} ${volume}`,
  ]
  return `${kindName(kind, language)}${parts.join('')}.`
}

const looks: Readonly<Record<'clean' | 'look' | 'errors' | 'unusable', readonly [Tone, ReactNode]>> = {
  clean: ['good', <IconCircleCheck key="i" size={14} aria-hidden="true" />],
  look: ['warning', <IconAlertTriangle key="i" size={14} aria-hidden="true" />],
  errors: ['error', <IconCircleX key="i" size={14} aria-hidden="true" />],
  unusable: ['error', <IconBan key="i" size={14} aria-hidden="true" />],
}

function Verdict({ trial: { result, state } }: { readonly trial: Trial }): ReactNode {
  const { alone: text } = useMessages()
  if (result === null && state !== 'failed') return null
  const verdict = judge(result)
  const [tone, icon] = looks[verdict]
  return (
    <Badge tone={tone} icon={icon}>
      {text.verdicts[verdict]}
    </Badge>
  )
}

function judge(result: AloneResult | null): keyof typeof looks {
  if (result === null) return 'unusable'
  if (result.counts.error > 0) return 'errors'
  return result.counts.warning > 0 ? 'look' : 'clean'
}

function Running({ trial: { name, state, share, rows } }: { readonly trial: Trial }): ReactNode {
  const { alone: text } = useMessages()
  const { language } = useLanguage()
  if (state === 'failed') return null
  const said = {
    waiting: text.waiting,
    sending: text.sending(Math.floor(share * 100)),
    queued: text.queued,
    checking: text.checking(formatCount(rows, language)),
    writing: text.preparing,
    done: '',
    stopped: text.stopped,
  }[state]
  return (
    <>
      <p className="soft" role="status">
        {said}
      </p>
      {state !== 'waiting' && state !== 'stopped' && (
        <Progress
          value={state === 'sending' ? share * 100 : 100}
          striped={state !== 'sending'}
          animated={state !== 'sending'}
          aria-label={name}
        />
      )}
    </>
  )
}

function Actions({ trial }: { readonly trial: Trial }): ReactNode {
  const { alone: text } = useMessages()
  const navigate = useNavigate()
  const { reports, name, xlsx, zip, state, result } = trial
  const stem = name.replace(/^.*\//, '').replace(/\.[^.]+$/, '')
  return (
    <div className={classes.actions}>
      {state === 'writing' && (
        <span className="soft" role="status">
          {text.preparing}
        </span>
      )}
      {reports.html !== undefined && (
        <Download blob={reports.html} name={`${stem}.kiem-tra.html`} label={text.html} />
      )}
      {reports.xlsx !== undefined && (
        <Download blob={reports.xlsx} name={`${stem}.kiem-tra.xlsx`} label={text.xlsx} />
      )}
      <Button
        size="xs"
        variant={result?.counts.error === 0 ? 'filled' : 'default'}
        leftSection={<IconFileUpload size={16} />}
        onClick={() => {
          handFiles({ xlsx, zip })
          void navigate({ to: '/packages/new' })
        }}
      >
        {text.handIn}
      </Button>
    </div>
  )
}

interface DownloadProps {
  readonly blob: Blob
  readonly name: string
  readonly label: string
}

/** A link to a file that lies in this page's memory only. */
function Download({ blob, name, label }: DownloadProps): ReactNode {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return (
    <Button
      variant="default"
      size="xs"
      component="a"
      href={address}
      download={name}
      leftSection={<IconDownload size={16} />}
    >
      {label}
    </Button>
  )
}
