import { expect, test } from 'vitest'
import { parseTimeOfDay } from './time-of-day.ts'

test.each([
  ['07:30', 7, 30],
  ['7h30', 7, 30],
  ['07h', 7, 0],
  ['7 giờ 30 phút', 7, 30],
  ['7 giờ', 7, 0],
  ['7g15', 7, 15],
  ['07 giờ 05', 7, 5],
  ['07:30:00', 7, 30],
  ['22 giờ 10 phút đêm', 22, 10],
  ['8 giờ kém 15', 8, 0],
  ['9 giờ rưỡi', 9, 0],
  ['24:00', 24, 0],
])('%s is %i:%i', (text, hour, minute) => expect(parseTimeOfDay(text)).toEqual({ hour, minute }))

test.each([
  ['25:00', 'impossible'],
  ['07:75', 'impossible'],
  ['24:30', 'impossible'],
  ['sáng', 'format'],
  ['0905123456', 'format'],
  ['12.03.1999', 'format'],
  ['', 'format'],
])('%s is refused: %s', (text, problem) => expect(parseTimeOfDay(text)).toEqual({ problem }))
