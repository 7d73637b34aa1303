import { keepBookSums, rollUpWeeks } from './inventory/book-sums.ts'
import { sealFinishedDays } from './journal/seal-days.ts'
import type { Duty } from './platform/jobs/duties.ts'
import { countUncounted } from './registry/counters/rebuild-counters.ts'
import { deliverWebhooks } from './registry/webhooks/deliver.ts'
import { applyRetention } from './retention.ts'
import { sweepUploads } from './scanning/intake/uploads/sweep-uploads.ts'
import { createWatch } from './scanning/intake/watch/watch-folder.ts'
import { requeueWaiting } from './scanning/render/requeue-waiting.ts'

const minuteMs = 60_000

/** What every worker does by itself beside its jobs. */
export const duties: readonly Duty[] = [
  {
    name: 'seal',
    everyMs: 10 * minuteMs,
    run: async ({ database, log }) => {
      for (const { day } of await sealFinishedDays(database))
        log.info({ day }, 'the journal of a day was sealed')
    },
  },
  {
    name: 'uploads',
    everyMs: minuteMs,
    run: sweepUploads,
  },
  {
    name: 'watch-folder',
    everyMs: 5000,
    run: createWatch(),
  },
  {
    name: 'requeue-pictures',
    everyMs: 10 * minuteMs,
    run: requeueWaiting,
  },
  {
    name: 'webhooks',
    everyMs: 2000,
    run: app => deliverWebhooks(app),
  },
  {
    name: 'counters',
    everyMs: minuteMs,
    run: async ({ database, log }) => {
      const agencies = await countUncounted(database)
      if (agencies > 0) log.info({ agencies }, 'the records of agencies were counted for the first time')
    },
  },
  {
    name: 'book-sums',
    everyMs: minuteMs,
    run: ({ database }) => keepBookSums(database),
  },
  {
    name: 'book-weeks',
    everyMs: 6 * 60 * minuteMs,
    run: ({ database }) => rollUpWeeks(database),
  },
  {
    name: 'retention',
    everyMs: 6 * 60 * minuteMs,
    run: async ({ database }) => {
      await applyRetention(database)
    },
  },
]
