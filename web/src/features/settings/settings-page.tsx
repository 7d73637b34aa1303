import { Button, Checkbox, NumberInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { roles, type Settings, settingsSchema } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { saveSettings, settingsKey, useSettings } from './calls.ts'
import classes from './settings.module.css'

/** The settings that hold for everybody: second factors, and how long things are kept. */
export function SettingsPage(): ReactNode {
  const { settings: text } = useMessages()
  const settings = useSettings()
  return (
    <Page title={text.title}>
      {settings.isPending && <Loading />}
      {settings.isError && <Failed problem={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data !== undefined && <SettingsForm settings={settings.data} />}
    </Page>
  )
}

const retention = [
  { key: 'keepSessionsDays', name: 'sessions', hint: 'sessionsHint', min: 1 },
  { key: 'keepJobsDays', name: 'jobs', hint: 'jobsHint', min: 1 },
  { key: 'keepUnusablePackagesDays', name: 'packages', hint: 'packagesHint', min: 7 },
] as const
const maxDays = 3650

const inOrder = (chosen: readonly string[]) => roles.filter(role => chosen.includes(role))

type Days = Readonly<Record<(typeof retention)[number]['key'], string | number>>

function SettingsForm({ settings }: { readonly settings: Settings }): ReactNode {
  const { settings: text, access } = useMessages()
  const queryClient = useQueryClient()
  const [factor, setFactor] = useState<readonly string[]>(settings.secondFactorRoles)
  const [days, setDays] = useState<Days>(settings)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const next = settingsSchema.safeParse({ ...days, secondFactorRoles: inOrder(factor) })
  const saved = { ...settings, secondFactorRoles: inOrder(settings.secondFactorRoles) }
  const changed = !next.success || JSON.stringify(next.data) !== JSON.stringify(settingsSchema.parse(saved))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!next.success) return
    setBusy(true)
    setProblem(null)
    try {
      queryClient.setQueryData(settingsKey, await saveSettings(next.data))
      notifications.show({ message: text.saved })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={classes.form} onSubmit={event => void submit(event)} noValidate>
      <fieldset className={classes.group}>
        <legend>{text.secondFactor}</legend>
        <p className="soft">{text.secondFactorHint}</p>
        <div className={classes.roles}>
          {roles.map(role => (
            <Checkbox
              key={role}
              label={access.roles[role]}
              checked={factor.includes(role)}
              onChange={event =>
                setFactor(
                  event.currentTarget.checked ? [...factor, role] : factor.filter(each => each !== role),
                )
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{text.retention}</legend>
        {retention.map(({ key, name, hint, min }) => {
          const value = days[key]
          const wrong = typeof value !== 'number' || value < min || value > maxDays
          return (
            <NumberInput
              key={key}
              className={classes.days}
              label={text[name]}
              description={text[hint]}
              suffix={` ${text.days}`}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="none"
              min={min}
              max={maxDays}
              step={30}
              value={value}
              onChange={changedTo => setDays({ ...days, [key]: changedTo })}
              error={tried && wrong ? text.daysBetween(min, maxDays) : undefined}
            />
          )
        })}
        <p className={classes.never}>{text.never}</p>
      </fieldset>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={!changed}>
          {text.save}
        </Button>
        {changed && <span className="soft">{text.unsaved}</span>}
      </div>
    </form>
  )
}
