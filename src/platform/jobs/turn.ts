/**
 * How far apart the turns of a lane's jobs are (start-time fair queueing, P. Goyal et al., SIGCOMM 1996): of two lanes with work
 * waiting each gets every other turn, and one for which somebody waits gets sixteen for one of the others. A lane that comes new begins at
 * the turn of the job that was begun last (the sequence job_turn), so that it neither waits behind all nor catches up.
 */
export const stride = { bulk: 16, urgent: 1 } as const
