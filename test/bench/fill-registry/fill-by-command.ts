import { parseArgs } from 'node:util'
import { fillRegistry } from './fill-registry.ts'

/** `npm run bench -- fill --records 5000000 --data DIR [--seed 7]`: prints the counts as JSON; progress goes to stderr. */
export async function fillByCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string', default: '1000000' },
      data: { type: 'string' },
      seed: { type: 'string', default: '7' },
    },
  })
  const records = Number(values.records)
  if (values.data === undefined || !Number.isInteger(records) || records < 1)
    throw new Error('usage: npm run bench -- fill --records N --data DIR [--seed S]')
  const filled = await fillRegistry({ data: values.data, records, seed: Number(values.seed) })
  process.stdout.write(`${JSON.stringify(filled)}\n`)
}
