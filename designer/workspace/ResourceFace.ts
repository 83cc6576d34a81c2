import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { ResourceKind, ResourceTypes } from '../document/workspace/resources.ts'

/** A resource's settings. `onChange` gets the whole new value; edits with the same `key` in quick succession are one step of undo. */
export type ResourceFormProps<Kind extends ResourceKind> = {
  readonly id: string
  readonly value: ResourceTypes[Kind]
  readonly onChange: (value: ResourceTypes[Kind], key?: string) => void
}

/** How a kind of resource looks. Names and help are in the catalogues: `resources.<kind>`. */
export type ResourceFace<Kind extends ResourceKind> = {
  readonly icon: LucideIcon
  readonly Form: ComponentType<ResourceFormProps<Kind>>
  /** stands beside the form, above the places of use */
  readonly Aside?: ComponentType<ResourceFormProps<Kind>>
}
