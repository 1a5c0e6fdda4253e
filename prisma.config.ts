import { defineConfig } from "prisma/config";

/** For `prisma generate`. Migrations are applied by lib/platform/migrate.ts and written by `npm run generate`. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
