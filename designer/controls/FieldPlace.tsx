/* Problems stand beside the field that they are about: forms say where their fields are, as a JSON pointer within the file. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Issue } from '../../runtime/engine/issue.ts'

type Place = { readonly path: string; readonly issues: readonly Issue[] }

const PlaceContext = createContext<Place>({ path: '', issues: [] })

type RootProps = {
  /** the JSON pointer of what the form is about */
  readonly path: string
  /** everything that is known to be wrong there */
  readonly issues: readonly Issue[]
  readonly children: ReactNode
}

/** A form, with the problems of what it is about. */
export function FieldPlace({ path, issues, children }: RootProps) {
  const place = useMemo(() => ({ path, issues }), [path, issues])
  return <PlaceContext value={place}>{children}</PlaceContext>
}

/** Fields that lie further down: `<At name="options">` and in it `<At name={0}>`. */
export function At({ name, children }: { readonly name: string | number; readonly children: ReactNode }) {
  const { path, issues } = useContext(PlaceContext)
  return (
    <FieldPlace path={`${path}/${name}`} issues={issues}>
      {children}
    </FieldPlace>
  )
}

type AtItemProps = { readonly at: string | undefined; readonly index: number; readonly children: ReactNode }

/** The fields of an item of a list that lies at `at`; undefined: nothing is known to be wrong there. */
export function AtItem({ at, index, children }: AtItemProps) {
  return at === undefined ? (
    children
  ) : (
    <At name={at}>
      <At name={index}>{children}</At>
    </At>
  )
}

/** The JSON pointer of a field, by which it is found when a problem there is to be shown. */
export function useFieldPath(at: string | undefined): string | undefined {
  const { path } = useContext(PlaceContext)
  return at === undefined ? undefined : pathOf(path, at)
}

const pathOf = (path: string, at: string): string => (at === '' ? path : `${path}/${at}`)

/**
 * The problems of a field at `at`, a pointer without its first slash, and of all that lies in it; an empty one is the place itself, undefined
 * none. `isWhole` leaves out what lies in it: a list's items tell of theirs.
 */
export function useFieldIssues(at: string | undefined, isWhole = false): readonly Issue[] {
  const { path, issues } = useContext(PlaceContext)
  if (at === undefined) return NONE
  const own = pathOf(path, at)
  return issues.filter((issue) => issue.path === own || (!isWhole && issue.path.startsWith(`${own}/`)))
}

const NONE: readonly Issue[] = []
