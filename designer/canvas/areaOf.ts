import type { Area } from '../document/framing.ts'
import type { CanvasItem } from './CanvasItem.ts'

/** What an item covers; one that was not drawn yet covers nothing. */
export const areaOf = ({ position, measured, width, height }: CanvasItem): Area => ({
  ...position,
  width: measured?.width ?? width ?? 0,
  height: measured?.height ?? height ?? 0,
})
