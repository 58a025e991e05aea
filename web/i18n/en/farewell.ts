export const en = {
  revoked: "This device was removed from your account",
  handingIn: {
    one: "It first hands {{ count }} action to the server that exists nowhere else.",
    other: "It first hands {{ count }} actions to the server that exist nowhere else.",
  },
  stay: "Leave this page open: it goes on by itself.",
  wiping: "The books are being erased from this device…",
  nothingWaited: "Everything that was done on it had been sent already.",
  handedIn: {
    one: "It handed in {{ count }} action that had not been sent yet. It is kept whole, and was not carried out.",
    other:
      "It handed in {{ count }} actions that had not been sent yet. They are kept whole, and were not carried out.",
  },
  whereTheyAre: {
    one: "Whoever manages the books finds it under “To review” and decides what becomes of it.",
    other: "Whoever manages the books finds them under “To review” and decides what becomes of them.",
  },
  wiped: "The books were then erased from this device.",
  again: "You may sign in on it again: it will then be a new device.",
  signIn: "Sign in",
};
