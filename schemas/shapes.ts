// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

/**
 * What is left of a schema to order, explain and complete a value: its properties in canonical order, how a union is decided, and the
 * words that say what is expected. A string names another shape.
 */
export type Shape = {
  readonly properties?: { readonly [name: string]: Shape | string }
  /** of every other property, sorted by name */
  readonly rest?: Shape | string
  /** of their names */
  readonly names?: Shape | string
  readonly items?: Shape | string
  readonly types?: { readonly [type: string]: Shape | string }
  readonly keys?: { readonly [key: string]: Shape | string }
  readonly tag?: { readonly name: string; readonly values: { readonly [value: string]: Shape | string } }
  /** a sentence that says what is expected */
  readonly expected?: string
}

export const shapes: { readonly [name: string]: Shape } = {
  "bots": {"properties":{"$schema":{},"bots":{"rest":"bots#/$defs/bot","names":"parts/slug"}}},
  "bots#/$defs/webhookBot": {"properties":{"kind":{},"url":{"expected":"Expected an address that starts with https://, or a name of the environment such as ${BOT_URL}."},"secret":{},"timeout":"parts/duration"}},
  "bots#/$defs/bot": {"tag":{"name":"kind","values":{"webhook":"bots#/$defs/webhookBot"}}},
  "channels": {"properties":{"$schema":{},"channels":{"rest":"channels#/$defs/channel","names":"parts/slug"}}},
  "channels#/$defs/webChannel": {"properties":{"kind":{},"flow":"parts/slug","name":{},"language":"parts/languageTag","deliverTo":{"expected":"Expected an address that starts with https://, or a name of the environment such as ${BOT_URL}."},"secret":{},"token":{}}},
  "channels#/$defs/platformChannel": {"properties":{"kind":{},"flow":"parts/slug","name":{},"language":"parts/languageTag","token":{},"appSecret":{},"account":{}}},
  "channels#/$defs/channel": {"tag":{"name":"kind","values":{"web":"channels#/$defs/webChannel","whatsapp":"channels#/$defs/platformChannel","sms":"channels#/$defs/platformChannel","messenger":"channels#/$defs/platformChannel","line":"channels#/$defs/platformChannel","telegram":"channels#/$defs/platformChannel","x":"channels#/$defs/platformChannel","wechat":"channels#/$defs/platformChannel","instagram":"channels#/$defs/platformChannel"}}},
  "flow": {"properties":{"$schema":{},"specVersion":{},"id":"parts/slug","name":{},"description":{},"languages":"flow#/$defs/languages","start":"parts/slug","returning":"parts/slug","fallback":{"properties":{"queue":"parts/slug","skills":"parts/requiredSkills","priority":"parts/priority"}},"nodes":{"rest":"flow#/$defs/node","names":"parts/slug"}}},
  "flow#/$defs/languages": {"items":"parts/languageTag"},
  "flow#/$defs/node": {"tag":{"name":"type","values":{"greeting":"nodes/greeting","message":"nodes/message","keywordRoute":"nodes/keywordRoute","menu":"nodes/menu","officeHours":"nodes/officeHours","botHandoff":"nodes/botHandoff","enqueue":"nodes/enqueue","branch":"nodes/branch","collect":"nodes/collect","assign":"nodes/assign","request":"nodes/request","subflow":"nodes/subflow","split":"nodes/split","outcome":"nodes/outcome","close":"nodes/close"}}},
  "layout": {"properties":{"$schema":{},"specVersion":{},"nodes":{"rest":"layout#/$defs/box","names":"parts/slug"},"notes":{"rest":{"properties":{"x":{},"y":{},"width":{},"height":{},"text":{},"color":{"expected":"Expected the name of a colour, such as yellow."}}},"names":"parts/slug"},"groups":{"rest":{"properties":{"x":{},"y":{},"width":{},"height":{},"title":{},"color":{"expected":"Expected the name of a colour, such as yellow."}}},"names":"parts/slug"}}},
  "layout#/$defs/box": {"properties":{"x":{},"y":{},"width":{},"height":{}}},
  "nodes/assign": {"properties":{"type":{},"variables":{"rest":"parts/scalar","names":"parts/variableName"},"contact":{"rest":"parts/scalar","names":"parts/variableName"},"addTags":{"items":{}},"removeTags":{"items":{}},"language":{},"exits":{"rest":"parts/slug","properties":{"next":"parts/slug"},"names":{}}}},
  "nodes/botHandoff": {"properties":{"type":{},"bot":"parts/slug","context":{"rest":"parts/template","names":"parts/variableName"},"outcomes":{"items":"parts/slug"},"escape":"parts/keywords","timeout":"parts/duration","exits":{"rest":"parts/slug","properties":{"done":"parts/slug","failed":"parts/slug","timeout":"parts/slug","escape":"parts/slug"},"names":"parts/exitName"}}},
  "nodes/branch": {"properties":{"type":{},"cases":{"items":{"properties":{"id":"parts/slug","when":"parts/condition"}}},"exits":{"rest":"parts/slug","properties":{"otherwise":"parts/slug"},"names":"parts/exitName"}}},
  "nodes/close": {"properties":{"type":{},"content":"parts/content"}},
  "nodes/collect": {"properties":{"type":{},"prompt":"parts/content","variable":"parts/variableName","value":"nodes/collect#/$defs/value","retry":"parts/content","attempts":"parts/attempts","timeout":"parts/duration","exits":{"rest":"parts/slug","properties":{"next":"parts/slug","invalid":"parts/slug","timeout":"parts/slug"},"names":{}}}},
  "nodes/collect#/$defs/value": {"tag":{"name":"kind","values":{"text":{"properties":{"kind":{},"maxLength":{}}},"number":{"properties":{"kind":{},"min":{},"max":{},"integer":{}}},"email":{"properties":{"kind":{}}},"phone":{"properties":{"kind":{}}},"date":{"properties":{"kind":{},"earliest":{"expected":"Expected a date that exists, written as YYYY-MM-DD."},"latest":{"expected":"Expected a date that exists, written as YYYY-MM-DD."}}},"choice":{"properties":{"kind":{},"options":"parts/options"}},"pattern":{"properties":{"kind":{},"pattern":"parts/pattern"}}}}},
  "nodes/enqueue": {"properties":{"type":{},"queue":"parts/slug","skills":"parts/requiredSkills","priority":"parts/priority"}},
  "nodes/greeting": {"properties":{"type":{},"content":"parts/content","returning":"parts/content","exits":{"rest":"parts/slug","properties":{"next":"parts/slug"},"names":{}}}},
  "nodes/keywordRoute": {"properties":{"type":{},"rules":{"items":"nodes/keywordRoute#/$defs/rule"},"prompt":"parts/content","timeout":"parts/duration","exits":{"rest":"parts/slug","properties":{"noMatch":"parts/slug","timeout":"parts/slug"},"names":"parts/exitName"}}},
  "nodes/keywordRoute#/$defs/rule": {"properties":{"id":"parts/slug","skill":"parts/slug","keywords":"parts/keywords","patterns":{"items":"parts/pattern"},"typos":{}}},
  "nodes/menu": {"properties":{"type":{},"prompt":"parts/content","options":"parts/options","retry":"parts/content","attempts":"parts/attempts","timeout":"parts/duration","exits":{"rest":"parts/slug","properties":{"noMatch":"parts/slug","timeout":"parts/slug"},"names":"parts/exitName"}}},
  "nodes/message": {"properties":{"type":{},"content":"parts/content","exits":{"rest":"parts/slug","properties":{"next":"parts/slug"},"names":{}}}},
  "nodes/officeHours": {"properties":{"type":{},"schedule":"parts/slug","exits":{"rest":"parts/slug","properties":{"open":"parts/slug","closed":"parts/slug","holiday":"parts/slug","emergency":"parts/slug"},"names":{}}}},
  "nodes/outcome": {"properties":{"type":{},"outcome":"parts/slug","exits":{"rest":"parts/slug","properties":{"next":"parts/slug"},"names":{}}}},
  "nodes/request": {"properties":{"type":{},"method":{},"url":{"expected":"Expected an address that starts with https:// or with a template."},"headers":{"rest":"parts/template","names":{"expected":"Expected the name of an HTTP header, such as Accept-Language."}},"body":"parts/json","timeout":"parts/duration","result":{"rest":{"expected":"Expected a JSON pointer such as /order/status."},"names":"parts/variableName"},"exits":{"rest":"parts/slug","properties":{"ok":"parts/slug","failed":"parts/slug"},"names":{}}}},
  "nodes/split": {"properties":{"type":{},"branches":{"items":{"properties":{"id":"parts/slug","percent":{}}}},"exits":{"rest":"parts/slug","names":"parts/exitName"}}},
  "nodes/subflow": {"properties":{"type":{},"flow":"parts/slug","inputs":{"rest":"parts/template","names":"parts/variableName"},"outputs":{"rest":"parts/variableName","names":"parts/variableName"},"exits":{"rest":"parts/slug","names":"parts/exitName"}}},
  "parts/attempts": {},
  "parts/condition": {"keys":{"attribute":"parts/condition#/$defs/comparison","all":{"properties":{"all":{"items":"parts/condition"}}},"any":{"properties":{"any":{"items":"parts/condition"}}},"not":{"properties":{"not":"parts/condition"}}}},
  "parts/condition#/$defs/comparison": {"expected":"Expected an attribute and at least one comparison, such as { \"attribute\": \"contact.tier\", \"is\": \"gold\" }.","properties":{"attribute":{"expected":"Expected an attribute such as contact.tier, channel.kind or vars.orderNumber."},"is":"parts/scalar","isNot":"parts/scalar","in":{"items":"parts/scalar"},"contains":{},"startsWith":{},"matches":"parts/pattern","greaterThan":{},"lessThan":{},"atLeast":{},"atMost":{},"exists":{}}},
  "parts/content": {"items":"parts/content#/$defs/contentPart"},
  "parts/content#/$defs/quickReply": {"properties":{"label":"parts/text","value":{}}},
  "parts/content#/$defs/mediaKind": {},
  "parts/content#/$defs/media": {"properties":{"kind":"parts/content#/$defs/mediaKind","url":{"expected":"Expected an address that starts with https:// or with a template."},"alt":"parts/text"}},
  "parts/content#/$defs/textPart": {"properties":{"text":"parts/text","quickReplies":{"items":"parts/content#/$defs/quickReply"}}},
  "parts/content#/$defs/mediaPart": {"properties":{"media":"parts/content#/$defs/media","caption":"parts/text"}},
  "parts/content#/$defs/contentPart": {"keys":{"text":"parts/content#/$defs/textPart","media":"parts/content#/$defs/mediaPart"}},
  "parts/duration": {"expected":"Expected a duration such as PT30S, PT10M, PT1H or P3D."},
  "parts/exitName": {"expected":"Expected the name of an exit: an id such as billing, or noMatch."},
  "parts/exits": {"rest":"parts/slug"},
  "parts/json": {"rest":"parts/json","items":"parts/json"},
  "parts/keywords": {"expected":"Expected a list of keywords, or one list per language such as { \"en\": [\"invoice\"], \"it\": [\"fattura\"] }.","types":{"array":"parts/keywords#/$defs/list","object":{"rest":"parts/keywords#/$defs/list","names":"parts/languageTag"}}},
  "parts/keywords#/$defs/list": {"items":"parts/keywords#/$defs/keyword"},
  "parts/keywords#/$defs/keyword": {"expected":"Expected a word, a phrase, or a prefix such as refund*."},
  "parts/languageTag": {"expected":"Expected a language tag such as en, it, zh or pt-BR."},
  "parts/nodePath": {"expected":"Expected the id of a node, such as menu, or identify/ask inside a called flow."},
  "parts/option": {"properties":{"id":"parts/slug","label":"parts/text","keywords":"parts/keywords"}},
  "parts/options": {"items":"parts/option"},
  "parts/pattern": {},
  "parts/priority": {},
  "parts/requiredSkill": {"properties":{"skill":"parts/slug","level":{}}},
  "parts/requiredSkills": {"items":"parts/requiredSkill"},
  "parts/scalar": {},
  "parts/slug": {"expected":"Expected an id: lower-case letters and digits, words joined by single hyphens, such as to-billing."},
  "parts/template": {},
  "parts/text": {"expected":"Expected a text, or one text per language such as { \"en\": \"Hello\", \"it\": \"Ciao\" }.","types":{"string":{},"object":{"rest":{},"names":"parts/languageTag"}}},
  "parts/variableName": {"expected":"Expected a name: a letter, then letters, digits and underscores, such as orderNumber."},
  "queues": {"properties":{"$schema":{},"queues":{"rest":"queues#/$defs/queue","names":"parts/slug"}}},
  "queues#/$defs/queue": {"properties":{"name":{},"relax":{"items":{"properties":{"after":"parts/duration","dropSkills":{"items":"parts/slug"}}}},"preferLastAgent":"parts/duration"}},
  "scenarios": {"properties":{"$schema":{},"flow":"parts/slug","scenarios":{"rest":"scenarios#/$defs/scenario","names":{}}}},
  "scenarios#/$defs/customerMessage": {"properties":{"text":{},"attachments":{"items":{"properties":{"kind":"parts/content#/$defs/mediaKind","url":{}}}}}},
  "scenarios#/$defs/textExpectation": {"expected":"Expected the exact text, or { \"contains\": … }, or { \"matches\": … }.","types":{"string":{},"object":{"keys":{"contains":{"properties":{"contains":{}}},"matches":{"properties":{"matches":"parts/pattern"}}}}}},
  "scenarios#/$defs/handback": {"properties":{"outcome":{},"variables":{"rest":"parts/json"}}},
  "scenarios#/$defs/step": {"expected":"Expected a step such as { \"customer\": \"hello\" } or { \"sent\": \"Hello\" }.","keys":{"customer":{"properties":{"customer":{"expected":"Expected the text, or a message with text and attachments.","types":{"string":{},"object":"scenarios#/$defs/customerMessage"}}}},"after":{"properties":{"after":"parts/duration"}},"bot":{"properties":{"bot":{"expected":"Expected \"fails\", or replies and a handback.","types":{"string":{},"object":{"properties":{"replies":{"items":{}},"handback":"scenarios#/$defs/handback"}}}}}},"request":{"properties":{"request":{"expected":"Expected \"fails\", or a status and a body.","types":{"string":{},"object":{"properties":{"status":{},"body":"parts/json"}}}}}},"agent":{"properties":{"agent":{}}},"sent":{"properties":{"sent":"scenarios#/$defs/textExpectation"}},"enqueued":{"properties":{"enqueued":{"properties":{"queue":"parts/slug","skills":{"items":{"expected":"Expected the id of a skill, or a skill with its level.","types":{"string":"parts/slug","object":{"properties":{"skill":"parts/slug","level":{}}}}}},"priority":"parts/priority"}}}},"handedTo":{"properties":{"handedTo":"parts/slug"}},"waiting":{"properties":{"waiting":"parts/nodePath"}},"closed":{"properties":{"closed":{}}},"variables":{"properties":{"variables":{"rest":"parts/json"}}},"outcome":{"properties":{"outcome":"parts/slug"}},"path":{"properties":{"path":{"items":"parts/nodePath"}}},"nothing":{"properties":{"nothing":{}}}}},
  "scenarios#/$defs/scenario": {"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"channel":"parts/slug","contact":{"properties":{"id":{},"name":{},"language":"parts/languageTag","tags":{"items":{}}},"rest":"parts/json","names":"parts/variableName"},"loose":{},"steps":{"items":"scenarios#/$defs/step"}}},
  "schedule": {"properties":{"$schema":{},"id":"parts/slug","name":{},"timeZone":{"expected":"Expected an IANA time zone such as Europe/Rome."},"weekly":{"properties":{"mon":"schedule#/$defs/hours","tue":"schedule#/$defs/hours","wed":"schedule#/$defs/hours","thu":"schedule#/$defs/hours","fri":"schedule#/$defs/hours","sat":"schedule#/$defs/hours","sun":"schedule#/$defs/hours"}},"exceptions":{"items":{"properties":{"date":"schedule#/$defs/date","hours":"schedule#/$defs/hours","name":"schedule#/$defs/dayName"}}},"holidays":{"items":{"properties":{"date":"schedule#/$defs/date","name":"schedule#/$defs/dayName"}}},"emergency":{}}},
  "schedule#/$defs/weekday": {},
  "schedule#/$defs/hours": {"items":"schedule#/$defs/interval"},
  "schedule#/$defs/interval": {"expected":"Expected hours as HH:MM-HH:MM, such as 09:00-18:00 or 22:00-02:00."},
  "schedule#/$defs/date": {"expected":"Expected a date that exists, written as YYYY-MM-DD."},
  "schedule#/$defs/dayName": {},
  "skills": {"properties":{"$schema":{},"skills":{"rest":{"properties":{"name":{}}},"names":"parts/slug"}}},
  "wire/botRequest": {"properties":{"call":{},"conversationId":{},"bot":"parts/slug","kind":{},"language":{},"contact":{"properties":{"id":{},"name":{}}},"context":{"rest":"parts/json"},"message":{"properties":{"text":{},"attachments":{"items":"wire/inboundMessage#/$defs/attachment"}}},"callbackUrl":{}}},
  "wire/botResponse": {"properties":{"id":{},"replies":{"items":"wire/outboundMessage"},"handback":"wire/botResponse#/$defs/handback"}},
  "wire/botResponse#/$defs/handback": {"properties":{"outcome":{},"variables":{"rest":"parts/json"}}},
  "wire/inboundAnswer": {"properties":{"conversationId":{},"turnId":{},"duplicate":{},"owner":"wire/inboundAnswer#/$defs/owner","waitingAt":{},"release":{},"replies":{"items":"wire/outboundMessage"},"enqueued":"wire/inboundAnswer#/$defs/enqueued"}},
  "wire/inboundAnswer#/$defs/owner": {},
  "wire/inboundAnswer#/$defs/enqueued": {"properties":{"queue":"parts/slug","skills":{"items":{"properties":{"skill":"parts/slug","level":{}}}},"priority":"parts/priority"}},
  "wire/inboundMessage": {"properties":{"id":{},"from":{"properties":{"id":{},"name":{},"language":{},"attributes":{"rest":"parts/scalar","names":"parts/variableName"}}},"text":{},"attachments":{"items":"wire/inboundMessage#/$defs/attachment"},"sentAt":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."}}},
  "wire/inboundMessage#/$defs/attachment": {"properties":{"kind":"parts/content#/$defs/mediaKind","url":{}}},
  "wire/outboundMessage": {"properties":{"text":{},"quickReplies":{"items":{"properties":{"label":{},"value":{}}}},"media":{"properties":{"kind":"parts/content#/$defs/mediaKind","url":{},"alt":{}}}}},
  "wire/problem": {"properties":{"type":{},"title":{},"status":{},"code":{},"detail":{},"pointer":{},"errors":{"items":{"properties":{"pointer":{},"message":{}}}}}},
  "wire/simulateAnswer": {"properties":{"decisions":{"items":"wire/simulateAnswer#/$defs/decision"}}},
  "wire/simulateAnswer#/$defs/decision": {"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"owner":"wire/inboundAnswer#/$defs/owner","waitingAt":{},"effects":{"items":"parts/json"},"trace":{"items":"parts/json"}}},
  "wire/simulateRequest": {"properties":{"flow":"flow","flowId":"parts/slug","events":{"items":"wire/simulateRequest#/$defs/event"},"contact":{"properties":{"id":{},"name":{},"language":{},"tags":{"items":{}},"attributes":{"rest":"parts/json","names":"parts/variableName"}}},"channel":"parts/slug"}},
  "wire/simulateRequest#/$defs/event": {"expected":"Expected an event such as { \"at\": \"2026-11-20T10:00:00Z\", \"message\": { \"text\": \"hello\" } }.","keys":{"message":{"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"message":{"properties":{"text":{},"attachments":{"items":"wire/inboundMessage#/$defs/attachment"}}}}},"timeout":{"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"timeout":{}}},"botReplied":{"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"botReplied":"wire/botResponse"}},"botFailed":{"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"botFailed":{}}},"requestReturned":{"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"requestReturned":{"properties":{"status":{},"body":"parts/json"}}}},"requestFailed":{"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"requestFailed":{}}},"agentClosed":{"properties":{"at":{"expected":"Expected a date and time with offset, such as 2026-11-20T10:00:00+01:00."},"agentClosed":{}}}}},
  "workspace": {"properties":{"$schema":{},"name":{},"languages":"flow#/$defs/languages","threadingWindow":"parts/duration","consent":{"properties":{"stop":{"items":{}},"start":{"items":{}},"help":{"items":{}},"replies":{"properties":{"stop":"parts/text","start":"parts/text","help":"parts/text"}}}}}},
}
