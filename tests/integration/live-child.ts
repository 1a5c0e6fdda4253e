/** A live server in a process of its own; prints `port N`. Ends orderly on SIGTERM. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { closeLive, handleCollabUpgrade, startLive } from "#lib/live/server";
import { warmUp } from "#lib/live/warm-up";

const server = createServer();
server.on("upgrade", handleCollabUpgrade);
startLive();
await warmUp();
server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`));
process.once("SIGTERM", () => {
  closeLive().then(() => process.exit(0));
});
