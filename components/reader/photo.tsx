import type { Photo as PhotoData } from "#lib/articles/present";
import { fallbackWidthFor, renditionAddress } from "#lib/assets/renditions";

/**
 * A photo in the width its place asks for. Its average colour stands there until it has come; its place is kept
 * by its proportions, so that nothing moves.
 */
export function Photo({ photo, sizes, first = false }: { photo: PhotoData; sizes: string; first?: boolean }) {
  const { storageKey, width, height, widths } = photo;
  const set = (format: "avif" | "webp") =>
    widths.map((each) => `${renditionAddress(storageKey, each, format)} ${each}w`).join(", ");
  return (
    <span className="pic">
      {/* The policy for these pages refuses style attributes; `color` on an SVG is markup. */}
      <svg color={photo.colour} aria-hidden="true" />
      <picture>
        <source type="image/avif" srcSet={set("avif")} sizes={sizes} />
        <source type="image/webp" srcSet={set("webp")} sizes={sizes} />
        <img
          src={renditionAddress(storageKey, fallbackWidthFor(width), "jpg")}
          width={width}
          height={height}
          alt={photo.alt}
          {...(first ? { fetchPriority: "high" as const } : { loading: "lazy" as const, decoding: "async" as const })}
        />
      </picture>
    </span>
  );
}
