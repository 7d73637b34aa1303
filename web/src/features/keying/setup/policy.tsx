import { NumberInput, Radio, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { keyingModes, type OwnSetup } from '../../../../../src/keying/setup/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './setup.module.css'

interface PolicyProps {
  readonly setup: OwnSetup
  readonly onChange: (part: Partial<OwnSetup>) => void
}

/** How often, in what portions and in which way a book is keyed, each with what it costs. */
export function Policy({ setup, onChange }: PolicyProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.setup
  const number = (value: number | string) => (typeof value === 'number' ? value : null)
  return (
    <>
      <Radio.Group
        label={text.mode}
        value={setup.mode}
        onChange={value => onChange({ mode: keyingModes.find(mode => mode === value) ?? 'single' })}
      >
        <div className={classes.many}>
          {keyingModes.map(mode => (
            <Radio key={mode} value={mode} label={text.modes[mode]} description={text.means[mode]} />
          ))}
        </div>
      </Radio.Group>
      <div className={classes.numbers}>
        <NumberInput
          label={text.batchSize}
          min={1}
          max={500}
          allowDecimal={false}
          clampBehavior="strict"
          value={setup.batchSize}
          onChange={value => onChange({ batchSize: number(value) ?? setup.batchSize })}
        />
        {setup.mode === 'sample' && (
          <NumberInput
            label={text.sampleShare}
            min={1}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            value={Math.round(setup.sampleShare * 100)}
            onChange={value => onChange({ sampleShare: (number(value) ?? 5) / 100 })}
          />
        )}
        <NumberInput
          label={text.goldShare}
          min={0}
          max={50}
          allowDecimal={false}
          clampBehavior="strict"
          value={Math.round(setup.goldShare * 100)}
          onChange={value => onChange({ goldShare: (number(value) ?? 0) / 100 })}
        />
      </div>
      <div className={classes.hint}>{text.goldHint}</div>
      <fieldset>
        <legend>{text.shape}</legend>
        <SegmentedControl
          aria-label={text.shape}
          data={(['form', 'ledger'] as const).map(value => ({ value, label: text.shapes[value] }))}
          value={setup.shape}
          onChange={value => onChange({ shape: value === 'ledger' ? 'ledger' : 'form' })}
        />
      </fieldset>
      <fieldset>
        <legend>{text.script}</legend>
        <SegmentedControl
          aria-label={text.script}
          data={(['hand', 'print'] as const).map(value => ({ value, label: text.scripts[value] }))}
          value={setup.script}
          onChange={value => onChange({ script: value === 'print' ? 'print' : 'hand' })}
        />
        {setup.script === 'print' && <div className={classes.hint}>{text.scriptHint}</div>}
      </fieldset>
    </>
  )
}
