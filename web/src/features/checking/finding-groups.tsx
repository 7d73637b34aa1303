import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { z } from 'zod'
import type { findingListSchema, Package, PackageFinding } from '../../../../src/checking/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel } from '../../ui/fields/field-text.ts'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { SeverityIcon } from '../../ui/states/severity-icon.tsx'
import { useFindingGroups, useFindingsOf } from './calls.ts'
import classes from './finding-groups.module.css'

/** The findings of one rule together. */
export type RuleGroup = z.output<typeof findingListSchema>['groups'][number]

interface FindingGroupsProps {
  readonly pack: Package
  /** The id of the finding that was chosen last. */
  readonly focused: string | null
  readonly onChoose: (finding: PackageFinding) => void
  /** What is said of an open group, and what can be done with it as a whole. */
  readonly about?: (group: RuleGroup) => ReactNode
}

/** The findings grouped by rule, gravest first; ↑ and ↓ move through what is open. */
export function FindingGroups({ pack, focused, onChoose, about }: FindingGroupsProps): ReactNode {
  const { checking: text } = useMessages()
  const groups = useFindingGroups(pack.agency.id, pack.id, true)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  if (groups.isPending) return <Loading />
  if (groups.isError) return <Failed problem={groups.error} onRetry={() => void groups.refetch()} />
  if (groups.data.groups.length === 0) return <p className={classes.none}>{text.noFindings}</p>
  const toggle = (code: string) => {
    const next = new Set(open)
    if (!next.delete(code)) next.add(code)
    setOpen(next)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside
    <div className={classes.list} onKeyDown={moveFocus}>
      {groups.data.groups.map(group => (
        <Group
          key={`${group.code}-${group.severity}`}
          pack={pack}
          group={group}
          open={open.has(group.code)}
          onToggle={() => toggle(group.code)}
          focused={focused}
          onChoose={onChoose}
          {...(about !== undefined && { about })}
        />
      ))}
    </div>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = buttons.findIndex(button => button.matches(':focus'))
  const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at === -1 || next === undefined) return
  event.preventDefault()
  next.focus()
}

interface GroupProps extends FindingGroupsProps {
  readonly group: RuleGroup
  readonly open: boolean
  readonly onToggle: () => void
}

function Group({ pack, group, open, onToggle, focused, onChoose, about }: GroupProps): ReactNode {
  const { checking: text } = useMessages()
  const { language } = useLanguage()
  const id = useId()
  const count = formatCount(group.count, language)
  return (
    <div className={classes.group}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
      >
        {open ? (
          <IconChevronDown size={16} aria-hidden="true" />
        ) : (
          <IconChevronRight size={16} aria-hidden="true" />
        )}
        <SeverityIcon tone={group.open === 0 ? 'resolved' : group.severity} size={16} />
        <span className={classes.title}>
          <span className="visually-hidden">{text.severity[group.severity]}: </span>
          {group.title}
        </span>
        <span className={classes.count} title={text.openOf(formatCount(group.open, language), count)}>
          {group.open === group.count ? count : `${formatCount(group.open, language)}/${count}`}
        </span>
      </button>
      <div id={id}>
        {open && about?.(group)}
        {open && <Findings pack={pack} code={group.code} focused={focused} onChoose={onChoose} />}
      </div>
    </div>
  )
}

interface FindingsProps extends FindingGroupsProps {
  readonly code: string
}

function Findings({ pack, code, focused, onChoose }: FindingsProps): ReactNode {
  const { checking: text } = useMessages()
  const { language } = useLanguage()
  const findings = useFindingsOf(pack.agency.id, pack.id, code)
  if (findings.isPending) return <Loading lines={2} />
  if (findings.isError) return <Failed problem={findings.error} onRetry={() => void findings.refetch()} />
  const all = findings.data.pages.flatMap(page => page.findings)
  const left = (findings.data.pages[0]?.total ?? 0) - all.length
  return (
    <ul className={classes.findings}>
      {all.map(finding => (
        <li key={finding.id}>
          <button
            type="button"
            className={classes.finding}
            data-current={finding.id === focused || undefined}
            aria-current={finding.id === focused || undefined}
            data-resolved={finding.resolution !== null || undefined}
            onClick={() => onChoose(finding)}
          >
            <span className={classes.message}>
              <span className={classes.row}>
                {finding.row === null ? text.wholeBook : text.atRow(finding.row)}
              </span>{' '}
              {finding.resolution !== null && (
                <>
                  <SeverityIcon tone="resolved" size={13} />
                  <span className="visually-hidden">{text.asInBook}: </span>
                </>
              )}
              <span className={classes.said}>
                {finding.value !== null && finding.value !== '' ? `“${finding.value}”` : finding.message}
              </span>
            </span>
            {finding.column !== null && (
              <span className={classes.where}>{fieldLabel(pack.kind ?? '', finding.column, language)}</span>
            )}
          </button>
        </li>
      ))}
      {left > 0 && (
        <li>
          <button
            type="button"
            className={classes.more}
            onClick={() => void findings.fetchNextPage()}
            disabled={findings.isFetchingNextPage}
          >
            {text.more(formatCount(Math.min(100, left), language))}
          </button>
        </li>
      )}
    </ul>
  )
}
