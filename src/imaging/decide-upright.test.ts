import { expect, test } from 'vitest'
import type { PageJudgement } from './analyse/judge-page.ts'
import { decideUpright } from './decide-upright.ts'

const page = (upright: number, writingShare = 0.03): PageJudgement => ({
  metrics: { sharpness: 0.6, brightness: 230, contrast: 0.4, inkShare: 0.04 },
  tone: { p5: 200, median: 230, p90: 240, blownShare: 0 },
  sharpness: { across: 0.6, down: 0.6, slanted: [undefined, undefined] },
  isEmptyForm: false,
  showsFinger: false,
  glareShare: 0,
  writingShare,
  upright,
})

test('a full page on its head is turned; one on its feet is left', () => {
  expect(decideUpright([page(-3)])).toMatchObject({ onHead: true, unsure: false })
  expect(decideUpright([page(3)])).toMatchObject({ onHead: false, unsure: false })
})

test('the two pages of a book decide together', () => {
  expect(decideUpright([page(-2), page(0.9)])).toMatchObject({ onHead: true })
})

test('a few lines are not turned by weak signs: a person is asked', () => {
  expect(decideUpright([page(-1.4, 0.005)])).toMatchObject({ onHead: false, unsure: true })
})

test('a blank page is neither', () => {
  expect(decideUpright([page(-2, 0.001)])).toEqual({ onHead: false, unsure: false, confidence: 0 })
})
