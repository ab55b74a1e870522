import type { Options } from "rehype-sanitize";

const SHAPES =
  "circle clipPath defs ellipse g line linearGradient path polygon polyline rect stop text tspan";
const BLOCKS = "img article blockquote div figure footer header main nav section details summary pre hr p";
const TEXT = "a b br caption code del em h1 h2 h3 h4 h5 h6 li ol span strong time ul wbr";
const TABLE = "table thead tbody tr th td";

/** Of a picture: what draws, and nothing that leads or loads. Attributes have their names in SVG. */
const DRAWS = (
  "class clip-path clip-rule cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size " +
  "font-style font-weight gradientTransform gradientUnits height id letter-spacing offset opacity points r rx ry " +
  "spreadMethod stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin " +
  "stroke-miterlimit stroke-opacity stroke-width text-anchor textLength transform vector-effect viewBox width x x1 x2 y y1 y2"
).split(" ");

const shapes = Object.fromEntries(SHAPES.split(" ").map((name) => [name, DRAWS]));

/**
 * What a page may hold, whoever made the tree: the renderer's own elements and attributes, and links to web pages,
 * people and places here. Ids keep their names (no prefix): no script is there that they could mislead.
 */
export const CLEAN: Options = {
  tagNames: [SHAPES, BLOCKS, TEXT, TABLE, "svg"].join(" ").split(" "),
  attributes: {
    "*": ["id", "className", "dir"],
    a: ["href", "rel", "ariaLabel"],
    img: ["src", "alt", "width", "height"],
    div: ["role", "tabIndex", "ariaLabel"],
    main: ["tabIndex"],
    nav: ["ariaLabel"],
    ol: ["start"],
    svg: [...DRAWS, "role", "ariaLabel"],
    table: ["role"],
    tbody: ["role"],
    td: ["role", "dataHead"],
    th: ["role", "scope", "dataHead"],
    thead: ["role"],
    time: ["dateTime"],
    tr: ["role"],
    ...shapes,
  },
  // pictures by address are in no tree: the one that there is, the logo, is in the file
  protocols: { href: ["http", "https", "mailto"], src: ["data"] },
  ancestors: Object.fromEntries("thead tbody tr th td caption".split(" ").map((name) => [name, ["table"]])),
  strip: ["script", "style", "foreignObject", "iframe", "object", "template"],
  required: {},
  clobber: [],
  clobberPrefix: "",
  allowComments: false,
  allowDoctypes: false,
};
