import { Fragment, type ReactNode } from "react";
import { checkHref } from "#lib/body/href";
import { firstParagraph, isEmpty } from "#lib/body/html";
import { attribution } from "#lib/body/text";
import type { Block, BodyDoc, InlineNode, ListItem, Mark, NodeName, Paragraph, TextDirection } from "#lib/body/types";

/**
 * An article's body as readers see it, on the page and in every preview. The dateline stands before the first
 * words. It renders blocks only: the measure and the type come from the `.prose` around it.
 */
export function Body({ body, dateline = "" }: { body: BodyDoc; dateline?: string }) {
  const place = dateline.trim();
  const first = place === "" ? undefined : firstParagraph(body.content);
  return (
    <>
      {place !== "" && !first && (
        <p dir="auto">
          <Dateline place={place} />
        </p>
      )}
      {body.content.map((block, index) =>
        isEmpty(block) ? null : (
          // Blocks have no identity of their own and are rendered once: their place is their key.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fragment key={index}>
            {block === first ? paragraph(first, <Dateline place={place} />) : render(block)}
          </Fragment>
        ),
      )}
    </>
  );
}

/** Isolated, so that a place in the other script does not turn the paragraph round. */
function Dateline({ place }: { place: string }) {
  return (
    <>
      <b className="dateline">
        <bdi>{place}</bdi> —
      </b>{" "}
    </>
  );
}

type BodyNode = Block | ListItem | InlineNode | BodyDoc;
type Views = { [Name in NodeName]: (node: Extract<BodyNode, { type: Name }>) => ReactNode };

/** One entry for each node that a body can hold: a new one does not compile until readers can see it. */
const views: Views = {
  doc: ({ content }) => renderAll(content),
  paragraph: (node) => paragraph(node),
  heading: ({ attrs, content }) => {
    const Tag = attrs.level === 3 ? "h3" : "h2";
    return <Tag dir={dirOf(attrs)}>{renderAll(content)}</Tag>;
  },
  bulletList: ({ content }) => <ul>{renderAll(content)}</ul>,
  orderedList: ({ attrs, content }) => (
    <ol start={attrs?.start === 1 ? undefined : attrs?.start}>{renderAll(content)}</ol>
  ),
  listItem: ({ content }) => <li>{renderAll(content)}</li>,
  blockquote: ({ content }) => <blockquote>{renderAll(content)}</blockquote>,
  quote: ({ attrs, content }) => (
    <figure className="quote">
      <blockquote dir={dirOf(attrs)}>{renderAll(content)}</blockquote>
      {attribution(attrs) !== "" && <figcaption dir="auto">{speaker(attrs)}</figcaption>}
    </figure>
  ),
  horizontalRule: () => <hr />,
  hardBreak: () => <br />,
  text: ({ text, marks }) => (marks ?? []).reduceRight<ReactNode>(marked, text),
};

function render(node: BodyNode): ReactNode {
  return (views[node.type] as (node: BodyNode) => ReactNode)(node);
}

function renderAll(nodes: readonly BodyNode[] = []): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return nodes.map((node, index) => <Fragment key={index}>{render(node)}</Fragment>);
}

function paragraph({ attrs, content }: Paragraph, before?: ReactNode): ReactNode {
  return (
    <p dir={dirOf(attrs)}>
      {before}
      {renderAll(content)}
    </p>
  );
}

function dirOf(attrs: { dir?: TextDirection | null } | undefined): TextDirection | "auto" {
  return attrs?.dir ?? "auto";
}

function speaker(attrs: { speaker: string; role: string }): ReactNode {
  const name = attrs.speaker.trim();
  if (name === "") return attribution(attrs);
  return (
    <>
      <cite>{name}</cite>
      {attribution(attrs).slice(name.length)}
    </>
  );
}

function marked(inner: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "link": {
      // Asked again: what was stored long ago may be older than today's rule.
      const href = checkHref(mark.attrs.href);
      return href === null ? (
        inner
      ) : (
        <a href={href} rel="noopener">
          {inner}
        </a>
      );
    }
  }
}
