import { Button, NumberInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import classes from '../custody/custody.module.css'
import { saveLabels } from './calls.ts'

/** Sheets of labels: for listed books (picked in their list), and blank ones. */
export function LabelSheets(): ReactNode {
  const { labels: text } = useMessages()
  const [sheets, setSheets] = useState<string | number>(1)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const print = async (event: FormEvent) => {
    event.preventDefault()
    if (typeof sheets !== 'number' || sheets < 1) return
    setBusy(true)
    setProblem(null)
    try {
      await saveLabels('/api/labels/blank', { sheets })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.sheets}>
      <p className="soft">{text.hint}</p>
      <section>
        <h2>{text.ofBooks}</h2>
        <p>{text.ofBooksText}</p>
        <Button variant="default" renderRoot={props => <Link to="/books" {...props} />}>
          {text.toBooks}
        </Button>
      </section>
      <section>
        <h2>{text.blank}</h2>
        <p>{text.blankText}</p>
        <form onSubmit={event => void print(event)} className={classes.row}>
          <NumberInput
            label={text.sheets}
            value={sheets}
            onChange={setSheets}
            min={1}
            max={20}
            allowDecimal={false}
            clampBehavior="strict"
            w={190}
          />
          <Button type="submit" loading={busy}>
            {text.printBlank}
          </Button>
        </form>
        {problem !== null && <Failed problem={problem} />}
      </section>
    </div>
  )
}
