/** One command of the operator's tool. */
export type Command = {
  /** As it is typed, one or two words: `member add`. */
  name: string;
  /** One line for the list. */
  summary: string;
  /** What `--help` shows below the usage line. */
  help: string;
  /** How its arguments are written: `EMAIL --name NAME`. */
  usage: string;
  /** True where it only reads: its database is then opened so that nothing can be changed, and not brought up to date. */
  onlyReads?: true;
  /** Does it, with the database open; returns the exit code. Throws an Error whose message is a sentence. */
  run(parameters: string[]): Promise<number>;
};
