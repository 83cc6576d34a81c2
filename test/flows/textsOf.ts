import type { Flow, Keywords, Text } from '../../schemas/flow.ts'

/** What is said or listened for by language. */
const SPOKEN = ['text', 'label', 'keywords', 'escape', 'caption', 'alt']

/** Every text and keyword list of a flow, with its JSON pointer. */
export function textsOf(flow: Flow): readonly { readonly path: string; readonly value: Text | Keywords }[] {
  const found: { path: string; value: Text | Keywords }[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      if (SPOKEN.includes(name))
        found.push({ path: `${path}/${name}`, value: member as Text | Keywords }) // the schema's names for them
      // an exit may bear such a name: `escape`
      else if (name !== 'exits') look(member, `${path}/${name}`)
    }
  }
  look(flow.nodes, '/nodes')
  return found
}
