import remarkFrontmatter from "remark-frontmatter";
import frontmatterSchema from "remark-lint-frontmatter-schema";

export default {
  plugins: [remarkFrontmatter, [frontmatterSchema, { schemas: { "./note.schema.json": ["**/*.md"] } }]],
};
