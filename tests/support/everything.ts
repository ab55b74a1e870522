import { type Files, laidOver, TINY } from "./knowledge-base.ts";

/** The tiny knowledge base with a record of each kind, and in them every field that refers to something else. */
export const EVERYTHING: Files = laidOver(TINY, [
  [
    "scrutiny.yaml",
    `version: 1
notice: Invented for the tests.
partnership: {name: Tinyshire Safeguarding Children Partnership, short: TSCP, area: Tinyshire}
year: {starts: 04-01}
marking: {all: [OFFICIAL, OFFICIAL-SENSITIVE], default: OFFICIAL}
agencies:
  - {id: council, name: Tinyshire Council, is: safeguarding-partner}
  - {id: police, name: Tinyshire Police, is: safeguarding-partner}
groups:
  - {id: executive, title: Executive Group, is: executive, members: [council, police], chair: business-manager}
roles:
  - {id: independent-scrutineer, title: Independent Scrutineer}
  - {id: business-manager, title: Business Manager}
`,
  ],
  [
    "programme/framework.yaml",
    `id: tiny-2025
title: Tinyshire scrutiny framework
areas:
  - id: leadership
    title: Leadership
    criteria:
      - {id: leadership.representation, title: Representation, text: Partners come to the meetings.}
      - {id: leadership.outcomes, title: Outcomes, text: Partners agree outcomes for children., replaces: [leadership.representation]}
functions:
  - {id: function.voice, text: Children and families are heard.}
duties:
  - {id: duty.networks, text: The Scrutineer takes part in networks.}
`,
  ],
  [
    "programme/2025-26/programme.yaml",
    `year: 2025/26
framework: tiny-2025
agreed:
  - {on: 2025-04-10, by: executive}
rows:
  - {id: meetings, title: Meetings}
activities:
  - {id: executive-meeting, row: meetings, title: Executive meeting, kind: meeting, functions: [function.voice], duties: [duty.networks], defaults: {present: [council]}}
  - {id: visits, row: meetings, title: Visits, kind: visit}
information:
  - {id: papers, title: Papers of meetings, from: [business-manager]}
priorities:
  - {id: neglect, title: Neglect}
open-points:
  - {id: seat, text: Where the scrutineer sits., of: executive-meeting}
`,
  ],
  [
    "programme/2025-26/diary.yaml",
    `entries:
  - {on: 2025-07-10, activity: executive-meeting, outcome: done, note: 2025-07-10-executive-meeting-of-july-aaaa}
  - {on: 2025-08-05, activity: visits, outcome: cancelled, why: Nobody could come.}
`,
  ],
  [
    "programme/2025-26/escalations.yaml",
    "returns:\n  - {period: Q1, from: council, notified: 3, open: 1, overdue: 0, outcomes-notified: 2}\n",
  ],
  [
    "programme/2025-26/accuracy.yaml",
    "rounds:\n  - {report: q1, sent: 2025-07-14, to: [council], due: 2025-07-21}\n",
  ],
  [
    "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md",
    `---
title: Executive meeting of July
date: 2025-07-10
activity: executive-meeting
methods: [meeting-observation]
present: [council, police]
marking: OFFICIAL-SENSITIVE
status: ready
told-back: {due: 2025-09-01}
findings:
  - {about: leadership.representation, says: working-well, finding: Both partners came., from: seen, agencies: [council], concerns: [police], priority: neglect}
  - {about: leadership.outcomes, says: worried-about, finding: No outcome was agreed., from: seen, agencies: [council], needs: An outcome by the autumn.}
sources:
  - {title: Papers of July, kind: papers, received: 2025-07-08}
passed-on:
  - {on: 2025-07-11, to: business-manager, kind: practice}
related: [C1]
---
Both partners came and agreed nothing.
`,
  ],
  [
    "evidence/2025-26/2025-07-24-visit-to-a-school-bbbb.md",
    `---
title: Visit to a school
date: 2025-07-24
activity: visits
methods: [interview]
status: ready
findings:
  - {about: leadership.outcomes, says: working-well, finding: Teachers knew the outcome for neglect., from: practitioners}
supersedes: [2025-07-23-visit-to-a-schol-cccc]
---
See [@C1].
`,
  ],
  [
    "evidence/2025-26/2025-07-23-visit-to-a-schol-cccc.md",
    `---
title: Visit to a schol
date: 2025-07-23
activity: visits
methods: [interview]
status: ready
findings:
  - {about: leadership.outcomes, says: working-well, finding: Teachers knew of an outcome., from: practitioners}
---
`,
  ],
  [
    "evidence/2025-26/2025-07-30-a-note-taken-back-dddd.md",
    `---
title: A note taken back
date: 2025-07-30
activity: visits
methods: [interview]
status: withdrawn
withdrawn: {on: 2025-08-01, by: A. Marlow, reason: It was about another school.}
findings:
  - {about: leadership.outcomes, says: worried-about, finding: Nobody knew the zebra crossing., from: practitioners}
---
Nobody knew the zebra crossing.
`,
  ],
  [
    "registers/recommendations/2025-07-25-agree-an-outcome-rrr1.md",
    `---
title: Agree an outcome
number: R1
date: 2025-07-25
about: [leadership.outcomes]
evidence: [2025-07-10-executive-meeting-of-july-aaaa]
owners: [executive, council]
priority: 2
due: 2025-09-30
status: complete
related: [C1]
responses:
  - {from: council, decision: accepted, by: Director, on: 2025-08-01, action: An outcome for neglect.}
tested: {on: 2025-10-01, by: A. Marlow, view: embedded, evidence: [2025-07-24-visit-to-a-school-bbbb]}
difference: {text: Teachers know the outcome., evidence: [2025-07-24-visit-to-a-school-bbbb]}
updates:
  - {on: 2025-08-01, by: Director, text: Accepted., status: on-track, responses: [{from: council, decision: accepted, by: Director, on: 2025-08-01, action: An outcome for neglect.}]}
  - {on: 2025-10-01, by: A. Marlow, text: Tested., status: complete, tested: {on: 2025-10-01, by: A. Marlow, view: embedded, evidence: [2025-07-24-visit-to-a-school-bbbb]}, difference: {text: Teachers know the outcome., evidence: [2025-07-24-visit-to-a-school-bbbb]}}
---
What, by when, how we shall know.
`,
  ],
  [
    "registers/challenges/2025-07-10-why-no-outcome-ccc1.md",
    `---
title: Why no outcome
number: C1
date: 2025-07-10
kind: challenge
forum: executive
raised-by: independent-scrutineer
to: [executive]
about: [leadership.outcomes]
question: When will an outcome be agreed?
evidence: [2025-07-10-executive-meeting-of-july-aaaa]
response-due: 2025-07-24
carried-to: R1
related: [I1]
responses:
  - {from: council, on: 2025-07-20, text: In the autumn.}
difference: {text: The group put it on its agenda., evidence: [2025-07-24-visit-to-a-school-bbbb]}
updates:
  - {on: 2025-07-20, by: Director, text: Answered., responses: [{from: council, on: 2025-07-20, text: In the autumn.}]}
  - {on: 2025-07-25, by: A. Marlow, text: Carried on., status: carried-on, carried-to: R1, difference: {text: The group put it on its agenda., evidence: [2025-07-24-visit-to-a-school-bbbb]}}
status: carried-on
---
`,
  ],
  [
    "registers/escalations/2025-08-27-a-disagreement-eee1.md",
    `---
title: A disagreement
number: E1
raised: 2025-08-27
parties: [council, police]
about: [leadership.representation]
asked-by: council
related: [R1]
difference: {text: They meet each week., evidence: [2025-07-24-visit-to-a-school-bbbb]}
updates:
  - {on: 2025-09-01, by: A. Marlow, text: Settled., difference: {text: They meet each week., evidence: [2025-07-24-visit-to-a-school-bbbb]}}
---
`,
  ],
  [
    "registers/requests/2025-07-03-papers-of-the-spring-qqq1.md",
    `---
title: Papers of the spring
number: I1
requirement: papers
asked: 2025-07-03
from: council
due: 2025-07-20
related: [C1]
---
`,
  ],
  [
    "registers/learning-reviews/2025-07-28-rapid-review-of-july-vvv1.md",
    `---
title: Rapid review of July
reference: RR-2025-1
kind: rapid-review
became-aware: 2025-07-28
related: [2025-07-10-executive-meeting-of-july-aaaa]
---
`,
  ],
  [
    "programme/2025-26/q2.md",
    `---
quarter: Q2
to: executive
meeting: 2025-10-16
areas:
  leadership: {direction: same}
decisions:
  - {id: D1, text: Agree an outcome for neglect., of: [executive], by: 2025-12-01, rests-on: [C1, 2025-07-10-executive-meeting-of-july-aaaa]}
---
## Headline

The partnership has one outcome.

## Leadership

Both partners came in July [@2025-07-10-executive-meeting-of-july-aaaa, 1]. I have asked for an outcome [@R1].
`,
  ],
  [
    "programme/2025-26/statement.md",
    `---
year: 2025/26
areas:
  leadership: {direction: same}
criteria: {leadership.outcomes: partly-met}
duties: {duty.networks: fulfilled}
signed: {by: A. Marlow, role: independent-scrutineer, on: 2026-05-01}
---
## Opinion

It is sound.
`,
  ],
]);
