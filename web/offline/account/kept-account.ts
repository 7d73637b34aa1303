/** Who uses an installed application, kept so that it opens without a line. */
export interface KeptAccount {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly agencyName: string
  readonly language: 'vi' | 'en'
  /** Whether it may do what the application is for. */
  readonly mayWork: boolean
}

/** What signing in keeps between visits. */
export interface KeptOfSessions {
  /** Who used the application last: it opens for them without a line. */
  readonly account: KeptAccount
  /** Somebody signed out without a line: the server is told before anything else. */
  readonly leaving: true
}

/** Where an application keeps it. */
export interface SessionStore {
  readKept<K extends keyof KeptOfSessions>(name: K): Promise<KeptOfSessions[K] | undefined>
  keep<K extends keyof KeptOfSessions>(name: K, value: KeptOfSessions[K] | undefined): Promise<void>
}
