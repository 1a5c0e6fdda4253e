/** Whether a place to go on to after sign-in is a page of this desk: a path, never another host or a script. */
export function isDeskPath(path: unknown): path is string {
  return typeof path === "string" && /^\/desk(?:[/?][^\\\p{Cc}]*)?$/u.test(path) && !path.includes("//");
}
