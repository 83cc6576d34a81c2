/*
 * What the button of an option carries: the node that offers it, with the path of the calls, and the option, by their ids: `#menu/billing`. So a
 * button that is pressed later, of an older or reordered menu, chooses its own option or none: the node that waits takes an option of its own,
 * whatever its place and words are now, and asks again for one of another node or one that is gone. Numbers that are typed choose from the
 * menu that waits.
 */

export type OptionRef = { readonly node: string; readonly option: string }

const OPTION = /^#((?:[^\s#/]+\/)*[^\s#/]+)\/([^\s#/]+)$/

export const optionValue = ({ node, option }: OptionRef): string => `#${node}/${option}`

/** The option that a value names; null when it is no option's. */
export function readOptionValue(value: string): OptionRef | null {
  const [, node, option] = OPTION.exec(value) ?? []
  return node === undefined || option === undefined ? null : { node, option }
}
