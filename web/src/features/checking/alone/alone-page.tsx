import { Button } from '@mantine/core'
import { IconFileUpload, IconShieldCheck } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { useDrop } from '../../../ui/use-drop.ts'
import { useSession } from '../../access/session.ts'
import form from '../new-package.module.css'
import classes from './alone.module.css'
import { isActive } from './trial.ts'
import { TrialCard } from './trial-card.tsx'
import { trialStore, useTrials } from './trial-store.ts'

/** Checking books, one or a folder of them, without storing anything. */
export function AlonePage(): ReactNode {
  const { alone: text } = useMessages()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const { trials, refused, aloneZips } = useTrials(session?.account.id ?? '')
  const { take, again, remove, stop, clear } = trialStore
  const drop = useDrop(take)
  const input = useRef<HTMLInputElement>(null)
  const isOpen = trials.some(trial => isActive(trial) || trial.state === 'waiting')
  const done = trials.filter(({ state }) => state === 'done' || state === 'failed').length
  return (
    <Page
      title={text.title}
      below={
        <p className={classes.promise}>
          <IconShieldCheck size={18} aria-hidden="true" />
          {text.nothingStored}
        </p>
      }
    >
      <div className={classes.column}>
        <div className={form.drop} data-over={drop.over || undefined} {...drop.handlers}>
          <IconFileUpload size={36} stroke={1.3} aria-hidden="true" />
          <span>{text.drop}</span>
          <input
            ref={input}
            type="file"
            accept=".xlsx,.xls,.csv,.zip"
            multiple
            hidden
            aria-label={text.pick}
            onChange={event => {
              take([...(event.currentTarget.files ?? [])])
              event.currentTarget.value = ''
            }}
          />
          <Button variant="default" onClick={() => input.current?.click()}>
            {text.pick}
          </Button>
        </div>
        {refused.length > 0 && (
          <p role="alert" className={classes.fault}>
            {text.refused(refused.join(', '))}
          </p>
        )}
        {aloneZips.length > 0 && (
          <p role="alert" className={classes.fault}>
            {text.aloneZips(aloneZips.map(({ name }) => name).join(', '))}
          </p>
        )}
        {trials.length > 0 && (
          <div className={classes.line}>
            <span role="status">
              {text.done(formatCount(done, language), formatCount(trials.length, language))}
            </span>
            <Button variant="default" size="xs" onClick={isOpen ? stop : clear}>
              {isOpen ? text.stop : text.clear}
            </Button>
          </div>
        )}
        {trials.map(trial => (
          <TrialCard
            key={trial.key}
            trial={trial}
            onAgain={() => again(trial.key)}
            onRemove={() => remove(trial.key)}
          />
        ))}
      </div>
    </Page>
  )
}
