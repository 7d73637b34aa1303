import { sql } from 'kysely'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { estimateSize } from './estimate-size.ts'
import { findDue } from './find-due.ts'
import { addDays, forecastEnd, mondayOf } from './forecast.ts'
import { listGrowth } from './list-growth.ts'
import { readQuestion } from './question.ts'
import type { Series, SeriesQuery } from './schema.ts'
import { sumBooks, totalOf } from './sum-books.ts'

/** Days that are told one by one. */
const lastDays = 28

/** How a number grew week by week, how much it will be in the end, and when that is likely to be. */
export async function getSeries(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { measure, weeks, days, due: asked, ...filter }: SeriesQuery,
  now: string = today(),
): Promise<Series> {
  const question = await readQuestion(tx, jurisdiction, filter)
  const due = asked ?? (await findDue(tx, jurisdiction))
  const kinds = await sumBooks(tx, question, { keys: { kind: sql`b.kind` } })
  const present = mondayOf(now)
  const weeksFrom = addDays(present, -7 * (weeks - 1))
  const told = days ? lastDays : 0
  const daysFrom = addDays(now, 1 - told)
  const growth = await listGrowth(tx, question, measure, { weeksFrom, daysFrom })
  const brought = Array.from({ length: weeks }, (_, at) => {
    const week = addDays(weeksFrom, 7 * at)
    return { week, count: growth.weeks.get(week) ?? 0 }
  })
  const done = totalOf(kinds)[measure]
  const target = measure === 'pages' ? null : estimateSize(kinds)
  const left = target === null || target.unknownBooks > 0 ? null : target.entries - done
  return {
    measure,
    now: done,
    target,
    due,
    weeks: brought,
    days: Array.from({ length: told }, (_, at) => {
      const day = addDays(daysFrom, at)
      return { day, count: growth.days.get(day) ?? 0 }
    }),
    // The present week is not over: it would speak for a slow one.
    forecast: forecastEnd({
      earlier: brought.reduce((left, { count }) => left - count, done),
      left,
      weeks: brought.slice(0, -1).map(({ count }) => count),
      from: now,
      due: due ?? undefined,
    }),
  }
}
