import type { EditorStore } from '../editor/EditorStore.ts'
import type { SimulatorStore } from '../simulator/SimulatorStore.ts'

/** Shows over the canvas what conversations do in the live release, or stops it. */
export function toggleLive(editor: EditorStore, simulator: SimulatorStore): void {
  // Both stand in the place of the settings and paint the canvas.
  simulator.setState({ panel: null })
  editor.setState(({ liveSince }) => ({ liveSince: liveSince === null ? 'PT1H' : null, view: 'canvas' }))
}
