import { answerJson } from "#lib/desk/answer";
import { handle } from "#lib/desk/endpoint";
import { localeCookieFor } from "#lib/desk/locale";
import { changeProfile, profileInput } from "#lib/members/profile";

/** The pages before sign-in follow the language of whoever used this browser last. */
export const PUT = handle({ body: profileInput }, async ({ actor, body }) => {
  const answer = answerJson(await changeProfile(actor, body));
  answer.headers.append("Set-Cookie", localeCookieFor(body.locale));
  return answer;
});
