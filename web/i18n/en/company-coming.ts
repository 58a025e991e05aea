export const en = {
  title: "This company is coming to this device",
  text: "Its latest vouchers show as soon as they are here, then the rest.",
  notHereTitle: "This company is not on this device",
  notHereText:
    "Only its card is here, and the server is out of reach: it comes with the network. To always have it with you, keep it on this device from the list of clients or the settings.",
  openingTitle: "This company is arriving",
  openingText:
    "Its latest vouchers are here. Totals are not complete yet, and nothing can be recorded before all of it is here.",
};
