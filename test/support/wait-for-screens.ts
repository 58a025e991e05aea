import { configure } from "@solidjs/testing-library";

// Vitest runs this before each test of screens. A busy machine may need long to fetch a part; how long is never what
// is tested.
configure({ asyncUtilTimeout: 30_000 });
