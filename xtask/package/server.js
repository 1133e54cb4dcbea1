// What a server gets, where there are no elements to define: nothing. The browser gets bundle.js.
export {};
