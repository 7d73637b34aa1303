/** The parts of a book's tab of keying; they stand in the address, so that one can be led to and loaded again. */
export const keyingPanes = ['batches', 'setup', 'quality', 'gold', 'package'] as const
