/** A time to come, in the unit that people would use: `less` than a minute, minutes, or hours and minutes. */
export interface Duration {
  readonly hours: number
  readonly minutes: number
}

/** Seconds as hours and minutes; above ten minutes in steps of five, since nobody knows better. 0 h 0 min: less than a minute. */
export function splitDuration(seconds: number): Duration {
  const exact = Math.round(seconds / 60)
  const minutes = exact > 10 ? Math.ceil(exact / 5) * 5 : exact
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
