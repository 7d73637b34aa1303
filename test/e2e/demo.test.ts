import { access, chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, sogoc } from '../support/sogoc.ts'

let parent: string
let dataDir: string
let first: Ended

// A folder only its owner may enter, as /root is: the embedded server must not need the way through it.
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sogoc-demo-'))
  await mkdir(join(parent, 'kín'), { mode: 0o700 })
  await chmod(join(parent, 'kín'), 0o700)
  dataDir = join(parent, 'kín', 'dữ liệu')
  first = await sogoc(['demo', '--data', dataDir, '--json'])
}, 600_000)
afterAll(() => rm(parent, { recursive: true, force: true }))

describe('sogoc demo', () => {
  it('fills an empty folder and says what it made and how to sign in', () => {
    expect(first.stderr).toContain('Đã vẽ')
    expect(first.status, first.stderr).toBe(0)
    const report = JSON.parse(first.stdout)
    expect(report).toMatchObject({ agencies: 13, books: 14, packages: 7, records: 122 })
    expect(report.pages).toBeGreaterThan(60)
    expect(report.seconds).toBeGreaterThan(0)
    expect(report.next).toContain(dataDir)
    const roles = new Set(report.accounts.map((account: { role: string }) => account.role))
    expect([...roles].sort()).toEqual(
      [
        'administrator',
        'auditor',
        'checker',
        'district',
        'keyer',
        'province-lead',
        'registrar',
        'scanner',
      ].sort(),
    )
    for (const { password } of report.accounts) expect(password.length).toBeGreaterThanOrEqual(10)
  })

  it('leaves nothing of its drawing behind', async () => {
    const left = await readdir(dataDir)
    expect(left.filter(name => name.startsWith('demo-'))).toEqual([])
  })

  it('has people who can be found, with the marks left out', async () => {
    const { status, stdout } = await sogoc(['search', 'nguyen thi', '--data', dataDir, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).total).toBeGreaterThan(0)
  })

  it('stands up to verification', async () => {
    const { status, stdout } = await sogoc(['verify', '--data', dataDir, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      missing: 0,
      damaged: 0,
      journalBroken: 0,
      records: 122,
      pdfs: 122,
    })
  })

  it('lays out two packages to try: a clean one, and one whose slips the check finds', async () => {
    const { trialDir } = JSON.parse(first.stdout)
    const book = (folder: string, extension: string) => join(trialDir, folder, `KS.2004.01.${extension}`)
    const check = async (folder: string) =>
      sogoc(['check', book(folder, 'xlsx'), book(folder, 'zip'), '--json'])
    const clean = await check('dung')
    expect(clean.status, clean.stderr).toBe(0)
    expect(JSON.parse(clean.stdout)).toMatchObject({ rows: 10, pdfs: 10, findings: [] })
    const hasty = await check('co-loi')
    expect(hasty.status).toBe(1)
    expect(JSON.parse(hasty.stdout).findings.length).toBeGreaterThanOrEqual(8)
    await access(join(trialDir, 'DOC-TRUOC.txt'))
  })

  it('does not touch a folder that holds work already, and says how to begin afresh', async () => {
    const again = await sogoc(['demo', '--data', dataDir])
    expect(again.status).toBe(2)
    expect(again.stdout).toBe('')
    expect(again.stderr).toContain('13 cơ quan')
    expect(again.stderr).toContain('--data')
    const { stdout } = await sogoc(['verify', '--data', dataDir, '--json'])
    expect(JSON.parse(stdout).records).toBe(122)
  })
})
