import { Button, FileButton, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Stuck } from '../../../../../src/inventory/labels/schema.ts'
import { conditions } from '../../../../../src/inventory/paper/schema.ts'
import { kinds } from '../../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { useSession } from '../../access/session.ts'
import { AgencySelect } from '../../agencies/agency-select.tsx'
import classes from '../custody/custody.module.css'
import { stickLabel } from './calls.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { keepLast, lastStuck } from './stick-memory.ts'

interface StickFormProps {
  readonly code: string
  readonly onStuck: (stuck: Stuck) => void
}

/** What a cover says, on a phone: the office, kind and year of the last book stand there already, since books lie together. */
export function StickForm({ code, onStuck }: StickFormProps): ReactNode {
  const { labels: text, inventory, custody } = useMessages()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const last = lastStuck()
  const [agencyId, setAgencyId] = useState(last?.agencyId ?? session?.account.agency.id ?? null)
  const [kind, setKind] = useState(last?.kind ?? '')
  const [year, setYear] = useState<string | number>(last?.year ?? '')
  const [volume, setVolume] = useState('01')
  const [condition, setCondition] = useState<(typeof conditions)[number]>('unknown')
  const [photo, setPhoto] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const yearWrong = typeof year !== 'number' || year < 1800 || year > 2100
  const volumeWrong = !/^[0-9A-Za-z]{1,4}$/.test(volume.trim())

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (agencyId === null || kind === '' || typeof year !== 'number' || yearWrong || volumeWrong) return
    setBusy(true)
    setProblem(null)
    try {
      const stuck = await stickLabel(code, { agencyId, kind, year, volume: volume.trim(), condition, photo })
      keepLast({ agencyId, kind, year })
      onStuck(stuck)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const take = async (file: File | null) => {
    setProblem(null)
    try {
      setPhoto(file === null ? null : await shrinkPhoto(file))
    } catch (cause) {
      setProblem(cause)
    }
  }
  return (
    <form
      onSubmit={event => void submit(event)}
      className={classes.form}
      noValidate
      style={{ maxWidth: 520 }}
    >
      <NativeSelect
        label={inventory.kind}
        withAsterisk
        value={kind}
        onChange={event => setKind(event.currentTarget.value)}
        data={[
          { value: '', label: custody.choose },
          ...kinds.map(({ code: value }) => ({ value, label: kindShortName(value, language) })),
        ]}
        error={tried && kind === '' ? custody.choose : undefined}
      />
      <NumberInput
        label={inventory.year}
        withAsterisk
        hideControls
        allowDecimal={false}
        maxLength={4}
        value={year}
        onChange={setYear}
        error={tried && yearWrong ? inventory.yearWrong : undefined}
      />
      <TextInput
        label={inventory.volume}
        withAsterisk
        maxLength={4}
        value={volume}
        onChange={event => setVolume(event.currentTarget.value)}
        error={tried && volumeWrong ? inventory.volumeWrong : undefined}
      />
      <AgencySelect
        label={inventory.agency}
        withAsterisk
        value={agencyId}
        onChange={setAgencyId}
        error={tried && agencyId === null ? custody.choose : undefined}
      />
      <NativeSelect
        label={text.condition}
        value={condition}
        onChange={event =>
          setCondition(conditions.find(each => each === event.currentTarget.value) ?? 'unknown')
        }
        data={conditions.map(value => ({ value, label: text.conditions[value] }))}
      />
      <div className={classes.buttons}>
        <FileButton accept="image/*" capture="environment" onChange={file => void take(file)}>
          {props => (
            <Button variant="default" leftSection={<IconCamera size={17} />} {...props}>
              {photo === null ? text.photo : text.photoAgain}
            </Button>
          )}
        </FileButton>
        {photo !== null && <span role="status">{text.photoTaken}</span>}
      </div>
      {problem !== null && <Failed problem={problem} />}
      <Button type="submit" loading={busy} size="md">
        {text.stick}
      </Button>
    </form>
  )
}
