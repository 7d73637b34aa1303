/** The job that makes the book of a try. */
export const makePracticeKind = 'make-practice'
