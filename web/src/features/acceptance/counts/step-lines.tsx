import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { Chain, ChainStep } from '../../../../../src/acceptance/counts/schema.ts'
import { ownWhyTexts, statedWhyTexts } from '../../../../../src/acceptance/counts/whys.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { showUndo } from '../../../ui/show-undo.tsx'
import { type BookId, stateReason, withdrawReason } from './calls.ts'
import classes from './counts.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

interface StepLinesProps {
  readonly id: BookId
  readonly step: ChainStep
  readonly mayState: boolean
  readonly onChain: (chain: Chain) => void
}

/** What lies between two counts: what the program knows, what people have stated, and what nobody has explained yet. */
export function StepLines({ id, step, mayState, onChain }: StepLinesProps): ReactNode {
  const messages = useMessages()
  const { counts: text } = messages
  const { language } = useLanguage()
  const [asking, setAsking] = useState(false)
  const signed = (n: number) => `${n > 0 ? '+' : '−'}${formatCount(Math.abs(n), language)}`
  const withdraw = async ({ id: reason, why, count, note }: ChainStep['reasons'][number]) => {
    try {
      onChain(await withdrawReason(id, reason))
      showUndo(messages, text.withdrawn, async () =>
        onChain(await stateReason(id, { step: step.step, why, count, note })),
      )
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    }
  }
  return (
    <ul className={classes.step}>
      {step.difference === 0 && step.items.length + step.reasons.length === 0 && step.unexplained === 0 && (
        <li className="soft">{text.same}</li>
      )}
      {step.items.map(({ why, count }) => (
        <li key={why}>
          <span className={classes.signed}>{signed(count)}</span>
          <span>{ownWhyTexts[why][language]}</span>
        </li>
      ))}
      {step.reasons.map(reason => (
        <li key={reason.id}>
          <span className={classes.signed}>{signed(reason.count)}</span>
          <span>
            {statedWhyTexts[reason.why][language]}
            {reason.note !== '' && `: ${reason.note}`}{' '}
            <span className="soft">{text.stated(reason.by ?? '', formatMoment(reason.at))}</span>
            {mayState && (
              <Button size="compact-xs" variant="subtle" onClick={() => void withdraw(reason)}>
                {text.withdraw}
              </Button>
            )}
          </span>
        </li>
      ))}
      {step.unexplained !== 0 && (
        <li className={classes.open}>
          <span className={classes.signed}>{signed(step.unexplained)}</span>
          <span>{text.unexplained}</span>
          {mayState && (
            <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
              {text.state}
            </Button>
          )}
        </li>
      )}
      {asking && (
        <ReasonDialog
          id={id}
          step={step}
          onClose={() => setAsking(false)}
          onStated={chain => {
            setAsking(false)
            onChain(chain)
          }}
        />
      )}
    </ul>
  )
}
