import type { WorkspaceFile } from '../../../schemas/resources.ts'

export type Consent = NonNullable<WorkspaceFile['consent']>
export type ConsentKind = 'stop' | 'start' | 'help'

/** The consent words and replies without what is empty: a list without words, a reply without a text in any language. Undefined when nothing is left. */
export function tidyConsent({ stop, start, help, replies }: Consent): Consent | undefined {
  const words = Object.entries({ stop, start, help }).filter(([, list]) => list !== undefined && list.length > 0)
  const answers = Object.entries(replies ?? {}).filter(([, text]) =>
    typeof text === 'string' ? text !== '' : Object.values(text).some((one) => one !== ''),
  )
  if (words.length === 0 && answers.length === 0) return undefined
  return { ...Object.fromEntries(words), ...(answers.length === 0 ? {} : { replies: Object.fromEntries(answers) }) }
}
