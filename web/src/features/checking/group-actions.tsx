import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { problemText } from '../../api/problem.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { AlikeDialog } from './alike-dialog.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import { takeBackAlike } from './correction-calls.ts'
import classes from './corrections.module.css'
import type { RuleGroup } from './finding-groups.tsx'
import type { CorrectionsOfPackage } from './use-corrections.ts'

interface GroupActionsProps {
  readonly pack: Package
  readonly group: RuleGroup
  readonly corrections: CorrectionsOfPackage
  readonly mayResolve: boolean
  /** Shows only the rows with findings of the rule. */
  readonly onOnly: () => void
}

/** What stands behind a rule, and what can be done about all of its findings together. */
export function GroupActions({ pack, group, corrections, mayResolve, onOnly }: GroupActionsProps): ReactNode {
  const { corrections: text } = useMessages()
  const { language } = useLanguage()
  const [dialog, setDialog] = useState<'fix' | 'answer' | null>(null)
  const count = (n: number) => formatCount(n, language)
  const answered = group.count - group.open
  const takeBack = async () => {
    const n = await takeBackAlike(pack, { code: group.code })
    await corrections.refresh()
    return n
  }
  return (
    <div className={classes.about}>
      {group.basis !== null && <p>{text.basis(group.basis)}</p>}
      <div className={classes.acts}>
        {mayResolve && group.fix !== null && group.fixable > 0 && (
          <Button size="compact-sm" onClick={() => setDialog('fix')} title={text[group.fix]}>
            {(group.fix === 'certain' ? text.fixAll : text.fixByValue)(count(group.fixable))}
          </Button>
        )}
        {mayResolve && group.overridable && group.open > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setDialog('answer')}>
            {text.answerAll(count(group.open))}
          </Button>
        )}
        {mayResolve && answered > 0 && <TakeBack onTakeBack={takeBack} />}
        {group.open > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={onOnly}>
            {text.onlyThese}
          </Button>
        )}
      </div>
      {dialog === 'fix' && (
        <AlikeDialog pack={pack} group={group} corrections={corrections} onClose={() => setDialog(null)} />
      )}
      {dialog === 'answer' && (
        <AnswerDialog pack={pack} group={group} corrections={corrections} onClose={() => setDialog(null)} />
      )}
    </div>
  )
}

function TakeBack({ onTakeBack }: { readonly onTakeBack: () => Promise<number> }): ReactNode {
  const messages = useMessages()
  const { corrections: text } = messages
  const { language } = useLanguage()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      notifications.show({ message: text.didTakeBack(formatCount(await onTakeBack(), language)) })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="compact-sm" variant="default" loading={busy} onClick={() => void run()}>
      {text.answersBack}
    </Button>
  )
}
