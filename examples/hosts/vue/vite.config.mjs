import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag === "topup-guard";

export default { base: "./", plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
