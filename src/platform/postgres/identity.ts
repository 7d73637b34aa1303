import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { AppError } from '../../errors.ts'

const run = promisify(execFile)

/**
 * As whom PostgreSQL runs. It refuses uid 0, so root has to lend it another identity, and one that can reach the program
 * and the data folder (outside checks and packagers keep both in folders of mode 0700).
 */
export interface Identity {
  /** For messages: `setpriv nobody`. */
  readonly name: string
  /** Put before the program's own command line. */
  readonly prefix: readonly string[]
  /** The owner its files must have, seen from outside; undefined: leave them. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
  /** For a system without setpriv: Node itself changes the uid. */
  readonly spawnAs: { readonly uid: number; readonly gid: number } | undefined
}

interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** The users that may lend their identity, in order: PostgreSQL's own, then nobody. */
async function listUsers(): Promise<readonly User[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map(line => line.split(':'))
  return ['postgres', 'nobody'].flatMap(name => {
    const found = lines.find(fields => fields[0] === name)
    const user = { name, uid: Number(found?.[2]), gid: Number(found?.[3]) }
    return Number.isInteger(user.uid) && Number.isInteger(user.gid) && user.uid !== 0 ? [user] : []
  })
}

const inNamespace: Omit<Identity, 'owner'> = {
  name: 'unshare',
  prefix: [
    'unshare',
    '--user',
    '--map-user=65534',
    '--map-group=65534',
    '--',
    'setpriv',
    '--pdeathsig',
    'INT',
    '--',
  ],
  spawnAs: undefined,
}

/** What to try, in order: an ordinary user runs it as itself; root first drops to another user, then lends it the power to pass closed folders. */
export async function planIdentities(): Promise<readonly Identity[]> {
  const asSelf = { owner: undefined, spawnAs: undefined }
  if (process.platform !== 'linux') return [{ name: 'as is', prefix: [], ...asSelf }]
  const dying = ['setpriv', '--pdeathsig', 'INT']
  const uid = process.getuid?.() ?? -1
  if (uid !== 0) {
    return [
      { name: 'setpriv', prefix: [...dying, '--'], ...asSelf },
      { name: 'as is', prefix: [], ...asSelf },
      // A uid without an entry in the user list, as some container platforms give: initdb needs a name.
      { ...inNamespace, owner: undefined },
    ]
  }
  const users = await listUsers()
  const drop = (user: User) => [
    ...dying,
    '--reuid',
    `${user.uid}`,
    '--regid',
    `${user.gid}`,
    '--clear-groups',
  ]
  const passing = ['--inh-caps', '-all,+dac_override', '--ambient-caps', '-all,+dac_override']
  // PostgreSQL asks access(2) whether its own program may be run, and access(2) forgets capabilities without this bit.
  const wholly = ['--securebits', '+no_setuid_fixup', ...passing]
  const owner = ({ uid, gid }: User) => ({ uid, gid })
  return [
    ...users.map(user => ({
      name: `setpriv ${user.name}`,
      prefix: [...drop(user), '--'],
      owner: owner(user),
      spawnAs: undefined,
    })),
    ...users.map(user => ({
      name: `setpriv ${user.name} +dac_override`,
      prefix: [...drop(user), ...wholly, '--'],
      owner: owner(user),
      spawnAs: undefined,
    })),
    ...users.map(user => ({
      name: `setpriv ${user.name} +dac_override, data only`,
      prefix: [...drop(user), ...passing, '--'],
      owner: owner(user),
      spawnAs: undefined,
    })),
    { ...inNamespace, owner: { uid: 0, gid: 0 } },
    ...users.map(user => ({
      name: `uid ${user.name}`,
      prefix: [],
      owner: owner(user),
      spawnAs: owner(user),
    })),
  ]
}

/** A command line as this identity runs it. */
export function runAs(identity: Identity, program: string, args: readonly string[]) {
  const [first = program, ...rest] = [...identity.prefix, program, ...args]
  return { command: first, args: rest, as: identity.spawnAs ?? {} }
}

/**
 * The first identity that really can run `probe`, a command line; `prepare` gives it the folders first.
 * Throws `database.no-identity` that lists what was tried.
 */
export async function chooseIdentity(
  candidates: readonly Identity[],
  prepare: (identity: Identity) => Promise<void>,
  probe: { readonly program: string; readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv },
): Promise<Identity> {
  const tried: string[] = []
  let last: unknown
  for (const identity of candidates) {
    const { command, args, as } = runAs(identity, probe.program, probe.args)
    try {
      await prepare(identity)
      const { stderr } = await run(command, args, { ...as, env: probe.env, cwd: '/', timeout: 20_000 })
      if (!stderr.includes('invalid binary')) return identity
      tried.push(identity.name)
      last = new Error(stderr)
    } catch (error) {
      tried.push(identity.name)
      last = error
    }
  }
  throw new AppError('database.no-identity', { tried: tried.join(', ') }, last)
}
