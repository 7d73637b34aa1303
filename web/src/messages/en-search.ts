/** The sentences of the search's filters, in English. */
export const enSearch = {
  search: {
    filters: 'Narrow the search',
    agency: 'Registering agency',
    anyAgency: 'Any agency',
    from: 'From year',
    to: 'To year',
    yearsWrong: 'Write the year of registration with four digits, like 1997.',
    role: 'Role in the record',
    anyRole: 'Any role',
    sex: 'Sex',
    anySex: 'Any sex',
    male: 'Male',
    female: 'Female',
    byNote: 'by a note',
  },
}
