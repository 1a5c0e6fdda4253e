/** @type {import("next").NextConfig} */
const config = {
  // Several servers may be developed side by side in one checkout.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  poweredByHeader: false,

  // The reader cache compresses once and makes its own ETags; the desk is never cached.
  compress: false,
  generateEtags: false,

  // Metadata belongs in <head>, for every reader and not only for known crawlers.
  htmlLimitedBots: /.*/,

  // Renditions are made at upload and served at /media: no image is resized on request.
  images: { unoptimized: true },

  // `npm test` checks the types, of everything and not only of what a route imports.
  typescript: { ignoreBuildErrors: true },

  // Addresses are put into their one form by the server before Next sees them.
  skipTrailingSlashRedirect: true,

  // Next's development sockets are asked for under whatever name the browser uses.
  allowedDevOrigins: ["localhost", "127.0.0.1", "*.localhost"],
  devIndicators: false,
  agentRules: false,

  // Kept out of the bundle: native code, worker threads, or one instance shared with the server.
  serverExternalPackages: [
    "@hocuspocus/server",
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "pg",
    "pg-boss",
    "pino",
    "sharp",
    "ws",
    "yjs",
  ],

  experimental: {
    // A reader page brings its own style: one request paints it.
    inlineCss: true,
    // In development pages would wait for debug information over a socket of Next's own, and follow no link meanwhile.
    reactDebugChannel: false,
  },
};

export default config;
