import { Button, Radio, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './keepers.module.css'
import type { UnkeptBook } from './unkept-groups.ts'

interface KeeperFormProps {
  /** How many books are chosen. */
  readonly count: number
  readonly candidates: UnkeptBook['candidates']
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onSave: (keeperId: string, keeperName: string) => Promise<void>
}

/** Who keeps the chosen books, and why one says so. */
export function KeeperForm(props: KeeperFormProps): ReactNode {
  const { count, candidates, reason, onReason, onSave } = props
  const { keepers: text } = useMessages()
  const { language } = useLanguage()
  const [keeperId, setKeeperId] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keeper = candidates.find(({ id }) => id === keeperId)
  const short = reason.trim().length < 5
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (count === 0 || keeper === undefined || short) return
    setBusy(true)
    setProblem(null)
    try {
      await onSave(keeper.id, keeper.name)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const fault = count === 0 ? text.needBooks : keeper === undefined ? text.needKeeper : undefined
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      {candidates.length === 0 ? (
        <p className="soft">{text.noCandidate}</p>
      ) : (
        <Radio.Group
          label={text.keeper}
          value={keeper === undefined ? null : keeper.id}
          onChange={setKeeperId}
          error={tried ? fault : undefined}
        >
          <div className={classes.candidates}>
            {candidates.map(({ id, code, name }) => (
              <Radio key={id} value={id} label={`${name} (${code})`} />
            ))}
          </div>
        </Radio.Group>
      )}
      <TextInput
        className={classes.reason ?? ''}
        label={text.reason}
        placeholder={text.reasonHint}
        autoComplete="off"
        maxLength={1000}
        value={reason}
        onChange={event => onReason(event.currentTarget.value)}
        error={tried && short ? text.reasonShort : undefined}
      />
      {problem !== null && <Failed problem={problem} />}
      <Button type="submit" loading={busy} disabled={candidates.length === 0} className={classes.save ?? ''}>
        {count === 0 ? text.needBooksShort : text.save(formatCount(count, language))}
      </Button>
    </form>
  )
}
