import { type Extensions, getSchema } from "@tiptap/core";
import { Document } from "@tiptap/extension-document";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Text } from "@tiptap/extension-text";
import { Blockquote } from "./nodes/blockquote.ts";
import { Direction } from "./nodes/direction.ts";
import { HardBreak } from "./nodes/hard-break.ts";
import { Heading } from "./nodes/heading.ts";
import { Link } from "./nodes/link.ts";
import { BulletList, ListItem, OrderedList } from "./nodes/lists.ts";
import { Bold, Italic } from "./nodes/marks.ts";
import { Paragraph } from "./nodes/paragraph.ts";
import { Quote } from "./nodes/quote.ts";

/**
 * What a body is made of, for the editor: exactly the nodes and marks of `types.ts`, with their commands and
 * keys. The editor adds its own behaviour (collaboration, placeholder, forms) beside these, and no node.
 */
export const bodyExtensions: Extensions = [
  Document,
  Text,
  Paragraph,
  Heading,
  Bold,
  Italic,
  Link,
  BulletList,
  OrderedList,
  ListItem,
  Blockquote,
  Quote,
  HardBreak,
  HorizontalRule,
  Direction,
];

/** The same as a ProseMirror schema, for servers and tests: needs no DOM. */
export const bodySchema = getSchema(bodyExtensions);
