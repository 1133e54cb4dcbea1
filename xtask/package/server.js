// What a server gets, where there are no elements to define: nothing. The browser gets dist/v1/topup-guard.js.
export {};
