/** The sentences of the way to the phone page, in English. */
export const enPhone = {
  phoneLink: {
    button: 'Photograph with a phone',
    title: 'Photograph this book with a phone',
    steps:
      'Scan the code with the phone’s camera and sign in once while there is a connection. After that pictures can be taken without one; they go to this book when it is back.',
    qrLabel: 'QR code that opens the phone page at this book',
    address: 'Or type this address on the phone:',
    copy: 'Copy the address',
    install: 'Add the page to the phone’s home screen to open it like an app.',
    onlyHere:
      'This address opens on this machine only. Open Sổ Gốc by the server’s address in the network, then scan the code.',
    noHttps:
      'The address has no https: the phone cannot open its camera in the page, nor the page without a connection; only the camera app can be used. Ask the administrator to turn https on.',
  },
}
