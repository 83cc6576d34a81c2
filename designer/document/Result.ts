/** Why a command was refused; the interface puts it into words (`refusals.<code>` in the catalogues). */
export type Refusal = { readonly code: RefusalCode; readonly values: { readonly [name: string]: string } }
export type RefusalCode =
  | 'noSuchNode'
  | 'noSuchExit'
  | 'idTaken'
  | 'notAnId'
  | 'tooManyNodes'
  | 'noClipping'
  | 'noSuchFlow'
  | 'noSuchResource'
  | 'doesNotFit'
  | 'cannotRead'

/** What a command gives: the new value, or why not. A command that changes nothing gives the value that it was given. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, values: { readonly [name: string]: string } = {}): Result<never> => ({
  ok: false,
  refusal: { code, values },
})
