import { handle } from "#lib/desk/endpoint";
import { changeReviewSteps, reviewStepsInput } from "#lib/review/steps";

export const PUT = handle({ body: reviewStepsInput }, ({ actor, body }) => changeReviewSteps(actor, body));
