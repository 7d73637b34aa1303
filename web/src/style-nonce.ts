/** What styles made by scripts bear so that the page's content policy lets them in; empty where there is no policy (Vite's own server). */
export const styleNonce: string =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// Mantine's modals lock scrolling through react-remove-scroll, which asks for the nonce by this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce })
