export const en = {
  title: "Sign out on this device?",
  erased: "The books are then erased from this device; they come back when you sign in on it again.",
  looking:
    "One moment: looking for what exists only on this device. Without that answer the books stay on it, and are there when you sign in again.",
  signOutOnly: "Sign out and erase nothing",
  signOut: "Sign out",
  pending: {
    one: "{{ count }} act exists only on this device: bring it to safety first",
    other: "{{ count }} acts exist only on this device: bring them to safety first",
  },
  sent: "Everything is sent now.",
  send: "Send now",
  sending: "Sending…",
  notSent: "Not everything could be sent: there is no network, or the server cannot be reached.",
  saveTitle: "Or save them to a file",
  saveText:
    "Only the phrase chosen here opens the file. You then take it in on any of your devices, in Settings; each act is done once.",
  passphrase: "Passphrase",
  passphraseHint: "At least twelve characters. Nobody can open the file without it, nor can we.",
  passphraseAgain: "Passphrase, once more",
  passphraseShort: "At least twelve characters.",
  passphraseDifferent: "This is not what you typed above.",
  save: "Save the file",
  saving: "Saving…",
  saveFailed: "The file could not be prepared. Nothing is lost; try again.",
  saved: {
    one: "{{ count }} act is in the file",
    other: "{{ count }} acts are in the file",
  },
  savedText: "Check that it is among your downloads before you sign out.",
  haveFile: "I have the file: sign out",
};
