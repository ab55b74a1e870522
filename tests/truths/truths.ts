import type { Truth } from "./truth.ts";

const DIARY = "programme/2025-26/diary.yaml";
const WORDS = "programme/2025-26/q4.md";
/** The day to which the report of the fourth quarter counts; its meeting is on 16 April. */
const CUT_OFF = "2026-04-10";
const MORE = "scrutiny words --quarter Q4 --year 2025/26 --more";

/** The facts that a scrutineer must not be able to miss: each changed in a copy of the example. */
export const TRUTHS: readonly Truth[] = [
  {
    title: "a meeting cancelled",
    edits: [
      {
        path: DIARY,
        change: [
          [
            "{on: 2026-01-20, activity: chair-meeting, outcome: done, days: 0.5}",
            "{on: 2026-01-20, activity: chair-meeting, outcome: cancelled, why: No other day was found.}",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Work programme",
        says: [
          "| Meetings with the Partnership Chair | 1 | 0 | Cancelled, 20 January: No other day was found. |",
          "Of 13 planned, 11 done and 2 not done. Days: 11.5 this quarter",
        ],
        not: ["Meetings with the Partnership Chair 1 of 1"],
      },
    ],
    todo: {
      kind: "activity-not-done",
      urgency: 3,
      due: null,
      id: "chair-meeting@2025/26-Q4",
      // the day lies in 2026/27, which has no programme yet: nothing could be added to its diary
      command: "scrutiny programme show --year 2025/26 --quarter Q4",
    },
    message: { says: ["Meetings with the Partnership Chair", "cancelled", "20 January"], not: ["no line"] },
    notAs: ["activity-due"],
  },
  {
    title: "told and found differ, and the words give one side",
    edits: [
      {
        path: WORDS,
        change: [
          [
            " Practitioners who repeated the neglect course found it unchanged since before the review [@2026-02-09-deep-dive-neglect-one-year-wp45, 3]. The first is what I was told; the second is what I found.",
            "",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Learning from local and national reviews and research",
        says: [
          "The council told the group that every course now carries the learning of the last two reviews [10].",
          "- Worried about: Practitioners who repeated the neglect course found it unchanged since before the review [5].",
        ],
      },
      {
        section: "Method and limits",
        says: [
          "Learning integrated into training (1, 1)",
          "Different sources say opposite things, and the words do not cite both: Learning integrated into training.",
        ],
        not: [/(?:Corroborated|Triangulated|Single): [^.]*Learning integrated into training/],
      },
    ],
    todo: {
      kind: "both-ways-undiscussed",
      urgency: 1,
      due: "2026-04-16",
      id: "learning.integration",
      command: MORE,
    },
    message: { says: ["Learning integrated into training"], not: [/corroborated|triangulated/i] },
    rule: "told-and-found-differ",
  },
  {
    title: "an answer late and empty",
    edits: [
      {
        path: "registers/challenges/2026-02-19-which-closed-actions-will-be-jtr1.md",
        change: [
          ["on: 2026-03-04", "on: 2026-03-20"],
          [
            '"The three actions on neglect, with schools and health visitors, in May."',
            "The group will look at this in due course.",
          ],
          ["on: 2026-03-09", "on: 2026-03-25"],
          [
            'is: answers, on: 2026-03-25, why: "It gives the actions, those who will be asked, and a month."',
            "is: does-not-answer, on: 2026-03-25, why: It names no action and no month.",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Challenge, escalation and requests",
        says: [
          "| 5 March | 20 March, 15 days late | **Does not answer.** It names no action and no month. |",
        ],
        not: [/^\| C5 .*(?:\*\*Answers|Closed \d)/m],
      },
    ],
    todo: {
      kind: "challenge-follow-up",
      urgency: 2,
      due: null,
      id: "2026-02-19-which-closed-actions-will-be-jtr1",
      command: "scrutiny update 2025/26-C5 --carried-to ID --text TEXT",
    },
    message: { says: ["C5", "15 days late", "does not answer"] },
    notAs: ["challenge-unanswered", "challenge-view"],
  },
  {
    title: "an answer late, and nobody has said whether it answers",
    edits: [
      {
        path: "registers/challenges/2026-02-19-which-closed-actions-will-be-jtr1.md",
        change: [
          ["on: 2026-03-04", "on: 2026-03-20"],
          [
            'view: {is: answers, on: 2026-03-09, why: "It gives the actions, those who will be asked, and a month."}\n',
            "",
          ],
          [
            '  - {on: 2026-03-09, by: A. Marlow, text: Read the answer., view: {is: answers, on: 2026-03-09, why: "It gives the actions, those who will be asked, and a month."}}\n',
            "",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Challenge, escalation and requests",
        says: ["| 5 March | 20 March, 15 days late | **No view yet.** |"],
        not: [/^\| C5 .*answers/im],
      },
    ],
    todo: {
      kind: "challenge-view",
      urgency: 2,
      due: null,
      id: "2026-02-19-which-closed-actions-will-be-jtr1",
      command: "scrutiny update 2025/26-C5 --view VIEW --why TEXT --text TEXT",
    },
    message: { says: ["C5", "15 days late"], not: [/answers it|does not answer/] },
    notAs: ["challenge-unanswered", "challenge-follow-up"],
    rule: "answer-without-view",
  },
  {
    title: "a due date moved",
    edits: [
      {
        path: "registers/recommendations/2026-03-19-agree-an-outcome-for-neglect-1vt8.md",
        change: [
          [
            "updates:\n",
            "updates:\n  - {on: 2026-04-09, by: Business Manager, text: Not by July., due: 2026-09-30, reason: The group has no meeting in August.}\n",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Recommendations",
        says: ["| 31 July, moved to 30 September: The group has no meeting in August. |"],
        not: ["| 30 September |", /^\| R8 .*overdue/m],
      },
    ],
    todo: {
      kind: "recommendation-moved",
      urgency: 3,
      due: "2026-09-30",
      id: "2026-03-19-agree-an-outcome-for-neglect-1vt8",
      command: "scrutiny update 2025/26-R8 --status STATUS --text TEXT",
    },
    todoOn: "2026-08-10",
    message: { says: ["R8", "31 July", "30 September"], not: ["overdue"] },
    notAs: ["recommendation-overdue"],
  },
  {
    title: "complete by the owner and not tested",
    edits: [
      {
        path: "registers/recommendations/2025-12-11-split-each-figure-by-ethnicity-svt0.md",
        change: [
          ["status: slipping\nmarking", "status: complete\nmarking"],
          [
            "status: slipping}\n---",
            "status: slipping}\n  - {on: 2026-04-08, by: Business Manager, text: All figures are split., status: complete}\n---",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Recommendations",
        says: ["Accepted, 22 December 2025 | Complete | Not tested |"],
        not: [/^\| R5 .*(?:\bdone\b|embedded|closed)/im],
      },
    ],
    todo: {
      kind: "recommendation-untested",
      urgency: 3,
      due: null,
      id: "2025-12-11-split-each-figure-by-ethnicity-svt0",
      command: "scrutiny update 2025/26-R5 --tested VIEW --evidence ID --text TEXT",
    },
    message: { says: ["R5", "complete", "not tested"], not: [/\bdone\b|embedded/i] },
    notAs: ["recommendation-overdue", "recommendation-moved", "recommendation-difference"],
    rule: "complete-and-untested",
  },
  {
    title: "last quarter's decision not taken",
    edits: [
      {
        path: "programme/2025-26/q3.md",
        change: [
          [
            'outcome: {is: taken-in-part, on: 2026-03-12, text: "One outcome is agreed, with a measure and a day. There is no second."}',
            "outcome: {is: not-taken, on: 2026-03-12, text: No paper came.}",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "What came of last quarter's decisions",
        says: ["| 12 March 2026 | **Not taken**, 12 March. No paper came. |"],
        not: [/^\| D7 .*\btaken in part\b/im],
      },
    ],
    todo: {
      kind: "decision-not-taken",
      urgency: 2,
      due: null,
      id: "2025/26-D7",
      command: "scrutiny new-challenge TITLE --question TEXT --to dsp-group --related 2025/26-D7",
    },
    message: { says: ["D7", "not taken", "12 March"], not: ["in part"] },
    notAs: ["decision-outcome"],
  },
  {
    title: "data of the quarter received after it",
    files: {
      "evidence/2026-27/2026-04-09-performance-dashboard-for-january-to-q7rm.md": `---
title: Performance dashboard for January to March
date: 2026-04-09
covers: {from: 2026-01-01, to: 2026-03-31}
activity: unplanned
methods: [data-analysis]
line: 2
basis: reported
marking: OFFICIAL-SENSITIVE
status: ready
findings:
  - {about: quality.impact-review, says: worried-about, finding: Re-referrals rose again and no paper says why., from: data, agencies: [council], strength: moderate, reach: difference}
sources:
  - {title: Dashboard January to March 2026, kind: performance-data, received: 2026-04-08}
---
The dashboard came after the quarter.
`,
    },
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Evidence index",
        says: [
          "Received after the quarter, about it, and not cited here: Performance dashboard for January to March, 9 April 2026.",
          "13 notes found: 12 used, 1 left out.",
        ],
        not: [/^\| \d+ \|.*Performance dashboard for January to March/m],
      },
      {
        section: "At a glance",
        says: [
          "| Quality assurance and information sharing | Reasonable | Improving | 4 of 4 | 4 | 2 | 1 | 2 |",
        ],
      },
    ],
    todo: {
      kind: "data-late",
      urgency: 1,
      due: "2026-04-16",
      id: "2026-04-09-performance-dashboard-for-january-to-q7rm",
      command: MORE,
    },
    message: { says: ["Performance dashboard for January to March", "8 April"] },
  },
  {
    title: "a finding outside the framework",
    edits: [
      {
        path: "evidence/2025-26/2026-03-17-regional-network-march-g9a1.md",
        change: [["about: principle.improvement", "about: outside-framework"]],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Outside the framework",
        says: [
          "Also recorded:\n\n- Worried about: Most partnerships at the network print what each closed action changed, and Fernshire does not yet [11].",
        ],
        not: ["(Drive continuous improvement.)"],
      },
      {
        section: "At a glance",
        says: ["Criteria with evidence: 16 of 24; in quarter 3 of 2025/26, 17."],
        not: [/\| Outside/],
      },
    ],
    todo: {
      kind: "outside-framework",
      urgency: 3,
      due: "2026-04-16",
      id: "2026-03-17-regional-network-march-g9a1",
      command: MORE,
    },
    message: { says: ["Regional network, March", "outside the framework"] },
  },
  {
    title: "a restricted challenge in a public edition",
    files: {
      "registers/challenges/2025-09-18-who-pays-for-the-kingfisher-hb4n.md": `---
title: Who pays for the Kingfisher rooms
number: C20
date: 2025-09-18
kind: challenge
forum: dsp-group
raised-by: independent-scrutineer
to: [dsp-group]
about: [leadership.strategy-and-funding]
question: Which partner pays for the Kingfisher rooms after March?
why: Children are met in the Kingfisher rooms each week.
evidence: [2025-09-11-delegated-safeguarding-partners-group-september-d8ke]
response-due: 2025-10-02
status: open
marking: OFFICIAL-SENSITIVE
updates:
  - {on: 2025-10-03, by: A. Marlow, text: Reminded about the Kingfisher rooms.}
---
`,
    },
    today: "2025-10-09",
    quarter: "Q2",
    report: [
      {
        section: "Challenge, escalation and requests",
        says: [
          "| C20 | Which partner pays for the Kingfisher rooms after March? | DSP Group | 2 October | **No answer, overdue since 2 October, 7 days.** |",
        ],
      },
    ],
    todo: {
      kind: "challenge-unanswered",
      urgency: 2,
      due: "2025-10-02",
      id: "2025-09-18-who-pays-for-the-kingfisher-hb4n",
      command: "scrutiny update 2025/26-C20 --response TEXT --from dsp-group",
    },
    message: { says: ["C20", "DSP Group", "7 days"], not: ["Kingfisher rooms after March"] },
    notAs: ["challenge-view"],
    rule: "challenge-answer-overdue",
  },
  {
    title: "a number in the words that contradicts the figures",
    edits: [
      {
        path: WORDS,
        change: [["In March 33 of the 52 practitioners", "In March 43 of the 52 practitioners"]],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      { section: "Figures", says: ["63% (33 of 52)"], not: ["43"] },
      {
        section: "Method and limits",
        says: [
          "A number in the words is in no field of what is cited beside it: Multi agency safeguarding training and workforce development.",
        ],
      },
    ],
    todo: {
      kind: "words-number",
      urgency: 1,
      due: "2026-04-16",
      id: "2025/26-Q4",
      command: "scrutiny check programme/2025-26/q4.md",
    },
    message: { says: ["number", "Multi agency safeguarding training"], not: ["43", "33"] },
    rule: "number-not-in-figures",
  },
  {
    title: "a voice not heard",
    edits: [
      {
        path: WORDS,
        change: [["Young people in custody]", "Young people in custody, Children taught at home]"]],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Voice",
        says: [
          "Not heard this quarter: Children living outside Fernshire; Young people in custody; Children taught at home.",
        ],
      },
    ],
    todo: {
      kind: "voice-not-heard",
      urgency: 3,
      due: null,
      id: "children-taught-at-home",
      command: "scrutiny new-evidence",
    },
    message: { says: ["Children taught at home"] },
  },
  {
    title: "a request refused",
    edits: [
      {
        path: "registers/requests/2026-01-22-outcomes-of-escalations-of-july-cksc.md",
        change: [
          ["status: part-received\nmarking", "status: refused\nmarking"],
          [
            "text: Reminded.}\n---",
            "text: Reminded.}\n  - {on: 2026-04-02, by: Business Manager, text: The council holds that outcomes are for the agencies alone., status: refused}\n---",
          ],
        ],
      },
    ],
    today: CUT_OFF,
    quarter: "Q4",
    report: [
      {
        section: "Challenge, escalation and requests",
        says: [
          "| Council | 19 February | **Refused**, 2 April: The council holds that outcomes are for the agencies alone. |",
        ],
        not: [/^\| I5 .*(?:overdue|received)/im],
      },
    ],
    todo: {
      kind: "request-refused",
      urgency: 2,
      due: null,
      id: "2026-01-22-outcomes-of-escalations-of-july-cksc",
      command: "scrutiny new-challenge TITLE --question TEXT --to council --related 2025/26-I5",
    },
    message: { says: ["I5", "refused", "2 April"], not: ["overdue"] },
    notAs: ["request-overdue"],
  },
];
