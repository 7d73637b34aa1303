/** The sentences of teaching where fields stand, in English. */
export const enPlaces = {
  places: {
    title: 'Where the fields stand',
    goThere: 'Draw where the fields stand',
    noCasesTitle: 'No case to draw on yet',
    noCasesText:
      'Take pages in and assign them to cases first; drawing the fields on one case is enough then.',
    toCases: 'To the cases',
    caseOf: (number: string, at: number, of: number) => `No. ${number} (${at}/${of})`,
    caseLabel: (number: string) => `Picture of case no. ${number}`,
    previousCase: 'Case before',
    nextCase: 'Next case',
    undo: 'Undo',
    copy: 'Take from another book',
    copyFrom: (volume: string, year: number, count: number) => `Volume ${volume}/${year} (${count} fields)`,
    noAlike: 'No book of the same office, kind and form has its places yet',
    alikeFound: (volume: string, year: number, count: number) =>
      `Volume ${volume}/${year} of the same form has ${count} fields drawn.`,
    useThem: 'Use them for this volume',
    saving: { saved: 'Saved', waiting: 'Saving…', failed: 'Not saved' },
    now: (field: string) => `Draw: ${field}`,
    sheets: 'Sheets of the case',
    sheet: (at: number) => `Sheet ${at}`,
    pan: 'Drag to look around, without drawing',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    surface: (field: string, placed: boolean) =>
      placed ? `Picture to draw on. ${field} has its place` : `Picture to draw on. ${field} has no place yet`,
    help: 'Drag around what is written, without the printed label; the next field follows by itself. Click a frame to change it.',
    helpLedger:
      'Drag across the column of the field; it is as high as the row. The next field follows by itself.',
    helpKeys:
      'By keys: arrows place and move, Shift+arrows resize (with Ctrl: finely), Enter the next field without a place, Tab the next field, = the same place as the field above, Delete removes, Page Down another case, [ ] another sheet. Shift+click on a frame: this field stands there, too.',
    helpReading: 'This account may only look. Page Down, Page Up: another case.',
    begin: 'Put a frame on the picture',
    notReady: 'This page is not ready yet.',
    fields: 'Fields of the form',
    done: (done: number, of: number) => `${done}/${of} drawn`,
    placed: 'drawn',
    onSheet: (sheet: number) => `sheet ${sheet}`,
    open: 'open',
    remove: 'Remove the frame',
    sides: { left: 'Left', top: 'Top', width: 'Width', height: 'Height' },
    reading: {
      missing:
        'A printed book, but print can’t be read here: Tesseract is not installed on the server. Keying by hand works as ever.',
      running: (read: string, of: string) => `The machine is reading print: ${read}/${of} cases.`,
      done: (read: string, of: string, offered: string) =>
        `The machine has read the print of ${read}/${of} cases and offers ${offered} fields.`,
    },
  },
}
