/*
 * Where the focus goes when what had it is gone or disabled: back to what opened the dialog or panel that went with it; else to a neighbour,
 * the next before the last one; and where a whole part has gone, whose neighbours are another matter, to the dialog's title or the nearest
 * heading. A part that knows better names its heir by `data-heir`: a selector of what in it takes the focus, or else it does itself.
 */
import { openerOf } from './openers.ts'
import { topModal } from './topModal.ts'

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
const HEADINGS = 'h1, h2, h3, h4'
/** What a control has neighbours in. */
const PLACES = '[data-heir], dialog, aside, nav, main, header, section[aria-label], section[aria-labelledby]'

/** The place nearest to where `lost` was. `where` stays at that spot while the page changes around it, as the document's own ranges do. */
export function nextPlace(where: Range, lost: Element): HTMLElement | null {
  const gone = boxesAround(lost).findLast((box) => openerOf(box) !== null && !isShown(box))
  const opener = gone === undefined ? null : openerOf(gone)
  if (opener !== null && canTakeFocus(opener)) return opener
  const around = boxesAround(where.startContainer)
  const place = around.find((box) => box.matches(PLACES) && canTakeFocus(box))
  if (place === undefined) return placeOfAll()
  const { heir } = place.dataset
  if (heir !== undefined) return (heir === '' ? null : firstOf(place, heir)) ?? place
  const within = around.slice(0, around.indexOf(place) + 1)
  return (isWholePart(lost) ? null : neighbourOf(where, within)) ?? headingOf(within) ?? place
}

/** An element and those around it, from within. */
function boxesAround(node: Node): readonly HTMLElement[] {
  const boxes: HTMLElement[] = []
  for (let at: Node | null = node; at !== null && at !== document.body; at = at.parentNode)
    if (at instanceof HTMLElement) boxes.push(at)
  return boxes
}

const isShown = (element: Element): boolean =>
  element.isConnected && element.checkVisibility({ visibilityProperty: true })

function canTakeFocus(element: HTMLElement): boolean {
  const isReached = topModal()?.contains(element) ?? true
  return isReached && isShown(element) && !element.matches(':disabled')
}

const firstOf = (box: HTMLElement, selector: string): HTMLElement | null =>
  [...box.querySelectorAll<HTMLElement>(selector)].find(canTakeFocus) ?? null

/** A control goes alone, or with its item of a list; what held several was a part of its own, not one among others. */
function isWholePart(lost: Element): boolean {
  const root = boxesAround(lost).at(-1)
  return !lost.isConnected && root !== undefined && !root.matches('li') && root.querySelectorAll(CONTROLS).length > 1
}

function neighbourOf(where: Range, boxes: readonly HTMLElement[]): HTMLElement | null {
  for (const box of boxes) {
    const controls = [...box.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (each) => each.tabIndex >= 0 && canTakeFocus(each),
    )
    const next = controls.find((each) => where.comparePoint(each, 0) >= 0) ?? controls.at(-1)
    if (next !== undefined) return next
  }
  return null
}

function headingOf(boxes: readonly HTMLElement[]): HTMLElement | null {
  const modal = topModal()
  for (const box of modal === null ? boxes : [modal]) {
    const heading = firstOf(box, HEADINGS)
    if (heading !== null) return heading
  }
  return modal
}

/** What is worked on, when nothing nearer is left: the dialog, else the canvas, else the page. */
const placeOfAll = (): HTMLElement | null =>
  topModal() === null
    ? (document.querySelector<HTMLElement>('main [data-heir]') ?? document.querySelector<HTMLElement>('main'))
    : headingOf([])
