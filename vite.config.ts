/** Builds the browser bundle and Remix's server bundle; rooms of the server can't reach the browser. */
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import options from "./remix.config.js";

const SERVER_ROOMS =
  /\/(db|integrations|app\/(commands|lookups|worker|http))\/(?!.*\.client\.)|\.server\.ts$/;

/** Stops the build when a server room is about to be sent to the browser. */
function keepServerRoomsHome(): Plugin {
  return {
    name: "keep-server-rooms-home",
    enforce: "post",
    generateBundle(_options, bundle) {
      if (this.environment.name !== "client") return;
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const strays = Object.entries(chunk.modules)
          .filter(
            ([id, module]) =>
              !id.includes("node_modules") && SERVER_ROOMS.test(id) && module.renderedLength > 0,
          )
          .map(([id]) => id);
        if (strays.length > 0) this.error(`server rooms in the browser bundle: ${strays.join(", ")}`);
      }
    },
  };
}

export default defineConfig({
  plugins: [remix(options), keepServerRoomsHome()],
  css: { preprocessorOptions: { scss: { loadPaths: ["node_modules/dkfds/dist/scss"], quietDeps: true } } },
  build: { assetsInlineLimit: 0, sourcemap: false, reportCompressedSize: false },
});
