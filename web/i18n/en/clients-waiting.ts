/** The measure of the texts of what waits in a firm’s clients, as the day shows it. */
export const en = {
  title: "Client accounts",
  some: "{{ count }} of {{ all }} with something waiting",
  none: "Nothing waits in your {{ all }} client accounts.",
  empty: "None yet: add the first one.",
  unreached: "Known to the server alone: shown as soon as there is a network.",
  all: "All client accounts",
  drafts: { one: "{{ count }} draft", other: "{{ count }} drafts" },
  handed: { one: "{{ count }} for you to decide", other: "{{ count }} for you to decide" },
  refused: { one: "{{ count }} to review", other: "{{ count }} to review" },
  failed: { one: "{{ count }} not sent", other: "{{ count }} not sent" },
} as const;
