// The invented words of the bench corpus. No person, agency, place or event in them is real.

export const AGENCIES = ["council", "icb", "police", "hospitals", "probation", "education", "districts"];

export const METHODS = [
  "meeting-observation",
  "practice-observation",
  "participation",
  "interview",
  "focus-group",
  "survey",
  "data-analysis",
  "document-review",
  "case-audit",
];

/** Whom a finding comes from; those in the second list name agencies, or they would corroborate nothing. */
export const VOICES = ["children", "parents-carers", "practitioners", "leaders"];
export const ACCOUNTS = ["seen", "agency-account", "data", "document"];

export const ACTIVITIES = [
  "dsp-group",
  "lsp-meeting",
  "assurance-group",
  "rapid-reviews",
  "front-door",
  "voice",
  "deep-dive",
  "s11-challenge",
  "chair-meeting",
  "masa-network",
  "unplanned",
];

/** The first half of a title; each is made whole by a theme. */
export const OCCASIONS = [
  "Visit to a team for",
  "Meeting of the group on",
  "Focus group about",
  "Reading of the papers on",
  "Audit of ten cases of",
  "Survey of practitioners about",
  "Conversation with managers about",
  "Performance data on",
  "Observation of a conference on",
  "Challenge panel on",
  "Follow-up of the visit about",
  "Return of agencies about",
];

export const THEMES = [
  "neglect in the early years",
  "harm outside the home",
  "children missing from education",
  "early help and step-down",
  "private fostering arrangements",
  "online harm and sexting",
  "unborn babies and pre-birth plans",
  "domestic abuse and children",
  "transition to adult services",
  "the front door and thresholds",
  "information sharing at weekends",
  "elective home education",
  "children with disabilities",
  "missing episodes and return interviews",
  "supervision of frontline staff",
  "strategy discussions and health",
];

export const WELL = [
  "Every agency at the table could commit its own staff on the day.",
  "Practitioners knew whom to ring and had done so in the last month.",
  "The plan said what should change for the child and by when.",
  "Records showed the child's own words in nine cases of ten.",
  "Managers had tested the change with a sample of cases.",
  "The minutes were sent out within two days and named an owner for each action.",
  "Staff described supervision that asked about the child first.",
  "The new pathway was used in all the cases that were read.",
  "Parents said that they had been told what would happen next.",
  "Data of three agencies now stand side by side with the same age bands.",
];

export const WORRIED = [
  "No one could say what the training had changed for a child.",
  "The same action was carried over for the third time without a reason.",
  "Health had no voice in the decision and nobody asked for one.",
  "Plans listed services and said little about the child's day.",
  "The figure rose for two quarters and no paper says why.",
  "Young people had given their view and were not told what came of it.",
  "Two teams work to two versions of the threshold document.",
  "The audit was done by the team that it was about.",
  "Cover at weekends rests on one person's goodwill.",
  "Schools learn of the outcome by chance.",
];

export const UNCLEAR = [
  "Referrals fell in the same month in which the form was changed.",
  "Too few cases were read to say whether the practice is common.",
  "The measure counts forms and not children.",
];

export const NEEDS = [
  "One owner and a day by which it is done.",
  "A sample of ten cases read by another agency.",
  "An answer to those who were asked.",
  "The same list for all three partners.",
];

export const SENTENCES = [
  "The papers came the day before and ran to ninety pages.",
  "Most of the hour went on the action log, and the data had ten minutes at the end.",
  "The chair asked each agency in turn what it would do differently, and waited for the answer.",
  "People who had worked together for years finished each other's sentences, which was a strength and a risk.",
  "A social worker described the week in which three plans came to review at once.",
  "The school had written down what the child said, in the child's own words, with the day beside it.",
  "Nobody in the room had read the report of the year before.",
  "Where the two records differed, the older one had been believed.",
  "The team showed me the board on which every open enquiry stands with its age in days.",
  "I asked what would have happened on a Sunday, and there was a pause.",
  "The manager could name the four children about whom she worried most, and why.",
  "What partners say of the pathway and what practitioners know of it are not the same.",
  "The change was made in spring, and by the autumn it was how things are done.",
  "Figures that are collected for a return are seldom looked at by those who collect them.",
  "Two of the plans could have been about any child.",
  "It was the first time that the housing officer had been asked to come.",
  "A parent said that the letter was kind and that she had not understood it.",
  "The audit tool asks whether a thing was done, and not whether it made a difference.",
  "The group heard the bad news without looking for somebody to blame.",
  "There is a good idea in nearly every team, and no way for it to reach the next one.",
  "The briefing had been printed and pinned up, and three people could say what was in it.",
  "Cover for leave is arranged by word of mouth.",
  "The young people were patient with us, and had said all this before.",
  "If this holds in the next quarter it is no longer a good start, it is a way of working.",
  "The risk is known to each agency and owned by none.",
  "I read the minutes of three meetings and could follow one decision from its cause to its effect.",
  "Time was found for it because the manager had taken something else away.",
  "The threshold document is clear, and is applied as people remember it.",
  "A child would notice this as one fewer stranger at the door.",
  "For the family it meant that the same story was told four times.",
  "The next visit should ask the night team.",
  "What was promised in June had been done by the first of September.",
];
