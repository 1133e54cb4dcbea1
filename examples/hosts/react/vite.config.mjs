// The widget's files have their hashes in their names, by which the loader checks them, and none may be written into a script.
export default {
  base: "./",
  build: { assetsInlineLimit: 0, rollupOptions: { output: { assetFileNames: "assets/[name][extname]" } } },
};
