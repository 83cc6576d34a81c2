import { Liquid, toValue } from 'liquidjs'
import { TEMPLATE_MEMORY, TEXT_LENGTH } from '../limits.ts'
import { sayValue } from './sayValue.ts'

// A template must give the same bytes for the same input and end soon. So: no loops, no includes, no counters kept between
// renders, and no filter that asks the clock or chance. LiquidJS's own time limit reads the clock and is not used.
const TAGS = ['if', 'unless', 'case', 'assign', 'capture', 'comment', 'raw', 'echo', '#']
const REFUSED_FILTERS = [
  'sample',
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
  'where_exp',
  'reject_exp',
  'group_by_exp',
  'has_exp',
  'find_exp',
  'find_index_exp',
  'sha256',
  'hmac_sha256',
  'inspect',
]

/** The one template engine: Liquid with its limits on, own properties only, unknown variables empty, unknown filters refused. */
export const liquid = new Liquid({
  ownPropertyOnly: true,
  strictVariables: false,
  strictFilters: true,
  memoryLimit: TEMPLATE_MEMORY,
  parseLimit: TEXT_LENGTH * 2,
  outputEscape: (value) => sayValue(toValue(value)),
  relativeReference: false,
  templates: {},
  // Otherwise it asks the machine for its own, which takes 15 ms and is no input of a turn.
  locale: 'en',
})
for (const tag of Object.keys(liquid.tags)) if (!TAGS.includes(tag)) delete liquid.tags[tag]
for (const filter of REFUSED_FILTERS) delete liquid.filters[filter]
