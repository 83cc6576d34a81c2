import { type NodeHandle, Position } from '@xyflow/react'
import { guessSize, rowsOf, type Size } from '../document/arrangement.ts'

/** What a card will measure, before it is drawn. */
export type Guess = { readonly measured: Size; readonly handles: NodeHandle[] }

/**
 * The size of a card and the places of its handles before it is drawn. A large flow is shown by it at once: else all of its cards would
 * have to be drawn to be measured, which takes seconds for two thousand. Measuring a card that comes into view replaces the guess.
 */
export function guessCard(exits: readonly string[]): Guess {
  const measured = guessSize(exits)
  const { way, exits: rows } = rowsOf(exits, measured)
  return {
    measured,
    handles: [
      { type: 'target', position: Position.Left, x: 0, y: way },
      ...rows.map(
        (y, index): NodeHandle => ({
          id: exits[index] ?? '',
          type: 'source',
          position: Position.Right,
          x: measured.width,
          y,
        }),
      ),
    ],
  }
}
