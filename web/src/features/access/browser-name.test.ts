import { expect, it } from 'vitest'
import { nameBrowser } from './browser-name.ts'

const named = (userAgent: string) => {
  const { browser, system } = nameBrowser(userAgent)
  return [browser, system]
}

it('a browser is called what people call it, though most claim to be several', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  expect(named(`${windows} ${webkit} Chrome/141.0.0.0 Safari/537.36`)).toEqual(['Chrome 141', 'Windows'])
  expect(named(`${windows} ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`)).toEqual([
    'Edge 141',
    'Windows',
  ])
  expect(named(`${windows} ${webkit} coc_coc_browser/120.0.1 Chrome/114.0.0.0 Safari/537.36`)).toEqual([
    'Cốc Cốc 120',
    'Windows',
  ])
  expect(named(`${windows} Gecko/20100101 Firefox/133.0`)).toEqual(['Firefox 133', 'Windows'])
  expect(
    named(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    ),
  ).toEqual(['Safari 18', 'iPhone'])
})

it('what is not a browser stays unnamed', () => {
  expect(named('curl/8.5.0')).toEqual([null, null])
  expect(named('')).toEqual([null, null])
})
