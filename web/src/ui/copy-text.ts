/**
 * Puts a text on the clipboard; false when the browser does not allow it. Browsers lend `navigator.clipboard` to https pages only,
 * and many offices serve on plain http inside: there the old way through a selection still works.
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused by the browser's settings: the old way may still be allowed.
    }
  }
  const box = document.createElement('textarea')
  box.value = text
  box.style.position = 'fixed'
  box.style.opacity = '0'
  // Inside an open dialog, which keeps the focus to itself.
  const place = document.querySelector('[aria-modal="true"]') ?? document.body
  place.append(box)
  const focused = document.activeElement
  box.select()
  const copied = document.execCommand('copy')
  box.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
