import { connectTo } from "./migrate.ts";

/** Tables whose rows the application's own account may add and read, and nothing else. */
export const appendOnlyTables = [
  ...(["revisions", "revision_assets", "approvals", "article_updates", "events"] as const),
  ...(["publication_tags", "publication_authors"] as const),
] as const;

/**
 * Gives the application's account (the user of `appUrl`) its rights on the migrated database: to read and write
 * rows, to use the job queue, but neither to alter the schema nor to change what is written once.
 */
export async function grantRights(ownerUrl: string, appUrl: string): Promise<void> {
  const role = decodeURIComponent(new URL(appUrl).username);
  const client = await connectTo(ownerUrl);
  try {
    const name = client.escapeIdentifier(role);
    const owner = await client.query("select current_user::text as name");
    if (owner.rows[0]?.name === role) return;
    const tables = appendOnlyTables.map((table) => client.escapeIdentifier(table)).join(", ");
    await client.query(`
      begin;
      grant usage on schema public to ${name};
      grant select, insert, update, delete on all tables in schema public to ${name};
      grant usage, select on all sequences in schema public to ${name};
      revoke update, delete, truncate on ${tables} from ${name};
      revoke delete, truncate on publications from ${name};
      revoke insert, update, delete on _prisma_migrations from ${name};
      commit`);
    const queue = await client.query("select 1 from pg_namespace where nspname = 'jobs'");
    if (queue.rowCount) {
      await client.query(`
        begin;
        grant usage on schema jobs to ${name};
        grant select, insert, update, delete on all tables in schema jobs to ${name};
        grant usage, select on all sequences in schema jobs to ${name};
        grant execute on all functions in schema jobs to ${name};
        commit`);
    }
  } finally {
    await client.end();
  }
}

/**
 * Makes the account with which the application itself uses the embedded database (it may do less than the owner),
 * with this password; returns its address.
 */
export async function makeAppAccount(ownerUrl: string, password: string): Promise<string> {
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = password;
  const client = await connectTo(ownerUrl);
  try {
    const found = await client.query("select 1 from pg_roles where rolname = $1", [appRole]);
    const verb = found.rowCount ? "alter" : "create";
    await client.query(`${verb} role ${appRole} login password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  return url.href;
}

const appRole = "dateline_app";
