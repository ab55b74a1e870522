// What looks like an identifier and is none, as sentences of council prose.
//
// No value here can be anybody's. Ten digits that pass Modulus 11 (the sum of the NHS number, and of an ISBN) are
// always of the range 999 000 0000 to 999 999 9999, and only their words make them something else: an invoice, an
// order, a minute, a sum of money, a grid reference, a book. All other tens of digits fail it. Pupil numbers have a
// wrong check letter, National Insurance numbers a prefix that is never issued (and is not QQ). Years are of
// meetings, beside "born" in another sense. Telephone numbers are of the ranges for drama: they are to be found as
// such (`found`), and as nothing else.
import { nhsCheckDigit, passesModulus11, upnCheckLetter } from "./checksums.mjs";

/** Ten digits that pass, of the range that is never issued. */
function passingTen(chance) {
  for (;;) {
    const nine = `999${chance.digits(6)}`;
    const check = nhsCheckDigit(nine);
    if (check !== undefined) return nine + check;
  }
}

function failingTen(chance, first = "123456789") {
  for (;;) {
    const ten = chance.oneOf([...first]) + chance.digits(9);
    if (!passesModulus11(ten)) return ten;
  }
}

const month = (chance) => chance.oneOf(["January", "March", "May", "July", "October", "November"]);
const date = (chance) => `${chance.between(1, 28)} ${month(chance)} ${chance.between(2019, 2026)}`;
const isoDate = (chance) => `${chance.between(2019, 2026)}-${10 + chance.below(3)}-${10 + chance.below(18)}`;
const slashDate = (chance) => isoDate(chance).split("-").reverse().join("/");
const word = (chance) => chance.letters(4, "abcdefghjkmnpqrstvwxyz0123456789");
const recordId = (chance) =>
  `${isoDate(chance)}-${chance.oneOf(["dsp-group", "front-door-visit", "neglect-audit"])}-${word(chance)}`;
/** Without a long run of digits, which might be somebody's number. */
const hex = (chance, count) => {
  for (;;) {
    const made = chance.letters(count, "0123456789abcdef");
    if (!/\d{9}/.test(made)) return made;
  }
};
const money = (chance) => `£${chance.between(1, 999)},${chance.digits(3)},${chance.digits(3)}`;
const wrongUpn = (chance) => {
  const rest = `000${chance.digits(9)}`;
  const right = upnCheckLetter(rest);
  return chance.oneOf([..."ABCDEFGHJKLMNPQRTUVWXYZ"].filter((letter) => letter !== right)) + rest;
};
const isbn13 = (chance) => {
  const twelve = `978${chance.digits(9)}`;
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};
/** A telephone number for drama whose ten digits after the nought pass Modulus 11. */
const passingTelephone = (chance) => {
  for (;;) {
    const last = chance.digits(3);
    if (passesModulus11(`1632960${last}`)) return last;
  }
};

/** By class: sentences, each `(chance) => text`. */
export const LOOK_ALIKES = {
  "invoice and order numbers that pass Modulus 11": [
    (c) => `Invoice ${passingTen(c)} was paid late.`,
    (c) => `The work was ordered under PO ${passingTen(c)}.`,
    (c) => `Invoice no. ${passingTen(c)} and invoice no. ${passingTen(c)} are in dispute.`,
    (c) => `It was charged to purchase order ${passingTen(c)} in error.`,
    (c) => `See invoice ref ${passingTen(c)}.`,
    (c) => `| Order no. ${passingTen(c)} | ${money(c)} |`,
    (c) => `The requisition number ${passingTen(c)} was cancelled.`,
    (c) => `Minute ${passingTen(c)} records the vote.`,
    (c) => `The purchase order number is ${passingTen(c).replace(/^(....)(...)(...)$/, "$1-$2-$3")}.`,
    (c) => `Supplier ${failingTen(c)} sent invoice ${passingTen(c)} twice.`,
  ],
  "other numbers of ten digits": [
    (c) => `Invoice ${failingTen(c)} was paid on time.`,
    (c) => `Committee paper ${failingTen(c)} was withdrawn.`,
    (c) => `Our ref ${failingTen(c)} is closed.`,
    (c) => `The job ran from ${failingTen(c, "1")} to ${failingTen(c, "1")} in seconds.`,
    (c) => `The ledger code ${failingTen(c).replace(/^(...)(...)(....)$/, "$1 $2 $3")} was used.`,
    (c) =>
      `Charity accounts for 2024 give ${failingTen(c).replace(/^(.)(...)(...)(...)$/, "$1,$2,$3,$4")} in total.`,
  ],
  "committee and agenda numbers": [
    (c) =>
      `Item ${c.between(1, 20)}.${c.between(1, 9)} of CSC/${c.between(2019, 2026)}/${c.digits(3)} was deferred.`,
    (c) => `Decision DSP-${c.digits(4)}-${c.digits(2)} stands.`,
    (c) => `Minute ${c.between(1, 99)}/${c.between(20, 26)} was agreed.`,
    (c) => `Report CYP ${c.digits(3)}-${c.digits(4)} went to cabinet.`,
    (c) => `The NEWS-${c.digits(6)} bulletin and form AWS-${c.digits(7)} were sent out.`,
  ],
  "sums, percentages and series": [
    (c) => `The budget is ${money(c)} for 2025/26 and ${money(c)} for 2026/27.`,
    (c) => `Over ten years that is £${passingTen(c).replace(/^(.)(...)(...)(...)$/, "$1,$2,$3,$4")} in all.`,
    (c) =>
      `The rate rose by ${c.between(1, 90)}.${c.digits(1)}% to ${c.between(100, 999)}.${c.digits(2)} per 10,000.`,
    (c) => `| 2024/25 | 0${c.digits(3)} | ${c.digits(3)} | ${c.digits(3)} | 1,${c.digits(3)} |`,
    (c) =>
      `Returns by month: 07 ${c.digits(2)} ${c.digits(2)}, 08 ${c.digits(2)} ${c.digits(2)}, 09 ${c.digits(2)} ${c.digits(2)}.`,
    (c) => `Postage cost 2 @ £${c.between(1, 9)}.${c.digits(2)} and 14 @ £0.${c.digits(2)} each.`,
    (c) => `Stock order 06${c.digits(3)} ${c.digits(6)} and job 04${c.digits(9)} are open.`,
  ],
  "dates and times": [
    (c) => `The log runs from ${isoDate(c)}T10:30:00Z to ${isoDate(c)}T16:45:12+01:00.`,
    (c) => `The meeting of ${slashDate(c)} moved to ${date(c)}.`,
    (c) => `Papers went out at 09.15 on ${date(c)} and 17:05 on ${slashDate(c)}.`,
    (c) => `The file was saved as ${isoDate(c).replaceAll("-", "")}103000.csv.`,
    (c) => `It was open from ${date(c)} to ${date(c)}, Monday to Friday, 9 to 5.`,
  ],
  'dates beside "born" and "aged" in another sense': [
    (c) => `The group was born out of the review of ${date(c)}.`,
    (c) => `The idea, born of the workshop on ${slashDate(c)}, has spread.`,
    (c) => `Services for newborn babies were inspected on ${date(c)}.`,
    (c) => `The costs were borne by the board from ${date(c)}.`,
    (c) => `Airborne infection guidance was withdrawn on ${date(c)}.`,
    (c) => `Aged debt at ${date(c)} stood at ${money(c)}.`,
    (c) => `The protocol was born in a meeting held on ${date(c)}.`,
    (c) => `A policy for children born abroad was agreed on ${date(c)}.`,
    (c) => `The unborn baby procedure was reviewed on ${slashDate(c)}.`,
    (c) => `The date of the birth registration audit is ${date(c)}.`,
    (c) => `Age-weighted funding began on ${date(c)}.`,
  ],
  "ages of services and of groups": [
    (c) => `It is a ${c.between(2, 15)} year old contract.`,
    (c) => `The ${c.between(2, 15)}-year-old building in Fernshire has no lift.`,
    () => "The offer is for young people aged 16 to 25 in Fernshire.",
    (c) => `The service, aged ${c.between(2, 15)} years, closed in ${c.between(2019, 2026)}.`,
  ],
  "law, sections and paragraphs": [
    (c) => `Section ${c.between(1, 99)}, s17(10), s47(1)(b) and s.175 apply.`,
    (c) => `See the Children Act 1989, the Act of 2004 and SI 2018/${c.digits(3)}, reg. ${c.between(2, 30)}.`,
    (c) =>
      `Paragraph ${c.between(1, 400)} on pages ${c.between(10, 90)}-${c.between(91, 160)} of Working Together 2023.`,
    (c) => `The judgment is [2019] EWHC ${c.digits(4)} (Fam), at ${c.between(10, 90)}.`,
  ],
  "places and maps": [
    (c) => `The office is at SP ${c.digits(3)} ${c.digits(3)} on the map.`,
    (c) => `The site is at grid reference SP 999${c.digits(2)} ${c.digits(5)}.`,
    (c) => {
      const ten = passingTen(c);
      return `The hall stands at grid reference SP ${ten.slice(0, 5)} ${ten.slice(5)}.`;
    },
    (c) => `It lies at 52.${c.digits(6)}, -1.${c.digits(6)} by the map.`,
    (c) =>
      `The team works from ${c.between(2, 300)} High Street and from Unit ${c.between(2, 30)}, Mill Lane.`,
    () => "Post goes to Shire Hall, ZZ99 1AA.",
    (c) => `The property is UPRN 000${c.digits(9)} on the list.`,
  ],
  "codes of schools and councils": [
    (c) => `The school is URN 199${c.digits(3)} and LAESTAB 000/${c.digits(4)}.`,
    (c) => `LAESTAB 000${c.digits(4)} has closed.`,
    (c) => `The code ${wrongUpn(c)} is the label of a cupboard.`,
    (c) => `The council is E100000${c.digits(2)} in the tables.`,
    (c) => `Company 99${c.digits(6)} and charity 999${c.digits(3)} run it.`,
  ],
  "forms, batches and NI": [
    (c) =>
      `Batch ${c.oneOf(["DF", "FU", "IV", "UD"])}${c.digits(6)}${c.oneOf([..."ABCD"])} of the leaflet was pulped.`,
    (c) =>
      `Form ${c.oneOf(["BG", "NK", "TN"])} ${c.digits(2)} ${c.digits(2)} ${c.digits(2)} A is out of date.`,
    (c) => `Serial AB${c.digits(6)} is on the laptop.`,
    (c) => `The NI Executive met on ${date(c)}, and NI costs rose by ${c.between(2, 15)}%.`,
  ],
  "case words without a case": [
    (c) => `The case numbers rose to 1,${c.digits(3)} in ${c.between(2019, 2026)}.`,
    (c) => `In the case of 2025/26, LCS was replaced in ${c.between(2019, 2026)}.`,
    (c) => `Mosaic was upgraded to version ${c.between(2019, 2026)}.${c.between(1, 4)}.`,
    (c) => `The PID (project initiation document) is at version ${c.between(1, 9)}.${c.between(0, 9)}.`,
    (c) => `That is no longer the case: no ${c.between(2, 90)} bus calls there.`,
    (c) => `Case studies ${c.between(2, 9)} to ${c.between(10, 20)} use Mosaic data of ${date(c)}.`,
    (c) => `The caseload of ${c.between(12, 30)} fell to ${c.between(2, 11)}; WS-${c.digits(2)} is the room.`,
  ],
  "ids, digests and versions": [
    (c) => `It rests on [@${recordId(c)}] and [@${recordId(c)}].`,
    (c) => `The file is evidence/2025-26/${recordId(c)}.md in the folder.`,
    (c) => `The digest is ${hex(c, 64)} today.`,
    (c) => `It was built from ${hex(c, 40)} with version 1.${c.between(2, 30)}.${c.between(2, 30)}.`,
    (c) => `The request ${hex(c, 8)}-${hex(c, 4)}-4${hex(c, 3)}-a${hex(c, 3)}-${hex(c, 12)} timed out.`,
    (c) =>
      `The server 192.0.2.${c.between(1, 254)} runs typescript@5.${c.between(1, 9)}.${c.between(1, 9)} and actions/checkout@v4.`,
  ],
  "books and papers": [
    (c) => `The handbook is ISBN ${isbn13(c)}.`,
    (c) => `The reader is ISBN ${passingTen(c).replace(/^(...)(..)(....)(.)$/, "$1-$2-$3-$4")}.`,
    (c) =>
      `The paper is doi:10.${c.digits(4)}/s${c.digits(5)}-0${c.digits(2)}-0${c.digits(4)}-${c.digits(1)} online.`,
    (c) => `ISSN ${c.digits(4)}-${c.digits(4)} has it in volume ${c.between(2, 90)}.`,
  ],
  "handles and at signs": [
    () => "Follow @FernshireSCP or @FernshireCouncil for the dates.",
    (c) => `We meet @ ${c.between(1, 12)}.30 @ Shire Hall, room ${c.digits(3)}.`,
    () => "Write to the duty desk at fernshire.test/contact or @fernshire.test on the network.",
    (c) => `The tag is #Safe${c.between(2019, 2026)} by @scp_${c.digits(4)}.`,
  ],
  "short numbers to call": [
    () => "Call 999 in an emergency, 101 for the police and 111 for advice.",
    () => "The text service is 85258, and 116 123 is open at night.",
    (c) => `Ask for extension ${c.digits(4)} or room ${c.digits(3)}.`,
  ],
  "telephone numbers that pass Modulus 11": [
    (c) => found`The duty desk is on ${`01632 960${passingTelephone(c)}`}.`,
    (c) => found`From abroad it is ${`+44 1632 960${passingTelephone(c)}`}.`,
    (c) => found`The fax was ${`(01632) 960${passingTelephone(c)}`} until 2024.`,
  ],
};

/** A sentence in which one thing is rightly found, as a telephone number. */
function found([before, after], text) {
  return {
    text: before + text + after,
    found: { kind: "telephone-number", from: before.length, to: before.length + text.length },
  };
}
