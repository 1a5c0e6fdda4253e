import { memberColour } from "#lib/live/colours";

/** Two letters in the member's colour, the same as their caret's. The name itself stands beside it, or in `title`. */
export function Avatar({ member, titled = false }: { member: { id: string; name: string }; titled?: boolean }) {
  return (
    <span
      aria-hidden={titled ? undefined : true}
      {...(titled ? { role: "img", "aria-label": member.name, title: member.name } : {})}
      style={{ backgroundColor: memberColour(member.id) }}
      className="inline-flex size-[1.625rem] flex-none items-center justify-center rounded-full text-[0.625rem] font-bold text-[#fff]"
    >
      {initials(member.name)}
    </span>
  );
}

/** First letters of the first and the last name; Arabic letters are parted, since joined they would read as a word. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("\u200c");
}
