import { Button, Radio } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import type { Layout, Scanning } from '../../../../src/scanning/render/schema.ts'
import { problemText } from '../../api/problem.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import classes from './progress.module.css'
import { postLayout, scanningKey } from './progress-calls.ts'
import { FoldExample } from './progress-fold.tsx'
import { undoChange } from './undo-change.ts'

const layouts: readonly Layout[] = ['single', 'spread', 'ledger']

interface LayoutChoiceProps {
  readonly book: Book
  readonly layout: Scanning['layout']
  readonly total: number
  /** Absent while the question stands by itself. */
  readonly onClose?: () => void
}

/** Asks for the whole book whether a picture is one page or two, on its first pictures; the fold is drawn where it would be split. */
export function LayoutChoice({ book, layout, total, onClose }: LayoutChoiceProps): ReactNode {
  const messages = useMessages()
  const text = messages.progress.layout
  const { language } = useLanguage()
  const queries = useQueryClient()
  const heading = useId()
  const { decided, proposed, examples } = layout
  const [chosen, setChosen] = useState<Layout>(decided ?? proposed ?? 'single')
  const [busy, setBusy] = useState(false)
  const [agency, id] = [book.agency.id, book.id]
  const refresh = () => queries.invalidateQueries({ queryKey: scanningKey(agency, id) })
  const decide = async () => {
    setBusy(true)
    try {
      const { id: change } = await postLayout(agency, id, chosen)
      await refresh()
      onClose?.()
      showUndo(messages, text.done[chosen], async () => {
        await undoChange(agency, id, change)
        await refresh()
      })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.choice}
      aria-labelledby={heading}
      onSubmit={event => {
        event.preventDefault()
        void decide()
      }}
    >
      <h2 id={heading}>
        {examples.length > 0 && proposed !== null
          ? text.asks(formatCount(layout.doublePages, language), formatCount(total, language))
          : text.title}
      </h2>
      <div className={classes.body}>
        {examples.length > 0 && (
          <div className={classes.examples}>
            {examples.map(example => (
              <FoldExample
                key={example.capture}
                agency={agency}
                example={example}
                isSplit={chosen === 'spread'}
              />
            ))}
          </div>
        )}
        <Radio.Group
          className={classes.question ?? ''}
          aria-labelledby={heading}
          value={chosen}
          onChange={value => setChosen(layouts.find(each => each === value) ?? chosen)}
        >
          <div className={classes.options}>
            {layouts.map(each => (
              <Radio
                key={each}
                value={each}
                label={
                  <>
                    {text.names[each]}
                    {decided === null && each === proposed && (
                      <span className={classes.proposed}> · {text.proposed}</span>
                    )}
                  </>
                }
                description={text.means[each]}
              />
            ))}
            <p className={classes.soft}>{text.byHand}</p>
            <div className={classes.buttons}>
              {onClose !== undefined && (
                <Button variant="default" onClick={onClose}>
                  {messages.common.cancel}
                </Button>
              )}
              <Button type="submit" loading={busy} disabled={chosen === decided}>
                {text.decide}
              </Button>
            </div>
          </div>
        </Radio.Group>
      </div>
    </form>
  )
}
