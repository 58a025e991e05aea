import type { Chart } from "./chart.ts";
import { accountsOf } from "./chart-template.ts";

/** A French health practice (BNC) on cash-basis books: receipts and expenses when the money moves (2035, box AK). */
export const chartFrCash: Omit<Chart, "acts"> = {
  id: "chart",
  accounts: accountsOf(`
    108000 Compte de l’exploitant
    120000 Résultat de l’exercice
    129000 Résultat de l’exercice (perte)
    164000 Emprunts auprès des établissements de crédit
    205000 Logiciels
    215000 Matériel professionnel
    218300 Matériel de bureau et informatique
    281500 Amortissements du matériel professionnel
    401000 Fournisseurs
    411000 Patients et organismes
    445660 TVA déductible
    445710 TVA collectée
    467000 Autres comptes débiteurs ou créditeurs
    471000 Compte d’attente
    511200 Chèques à encaisser
    511500 Cartes bancaires à encaisser
    512000 Banque
    530000 Caisse
    580000 Virements internes
    606100 Chauffage, eau, électricité
    606300 Petit équipement
    606400 Fournitures de bureau
    613200 Loyer
    613210 Redevance de collaboration
    615000 Entretien et réparations
    616000 Assurances
    618000 Documentation
    618500 Formation
    622600 Honoraires versés
    625100 Déplacements
    625700 Réceptions
    626000 Téléphone et poste
    627000 Frais bancaires
    635110 Cotisation foncière des entreprises
    646000 Cotisations sociales personnelles
    651000 Redevances de logiciels
    658100 Cotisation d’association de gestion agréée
    661000 Intérêts
    681100 Dotations aux amortissements
    706000 Honoraires
    707000 Ventes de produits
    708000 Redevances et produits annexes
    709610 Honoraires rétrocédés
    758000 Gains divers`),
  journals: [
    { code: "HO", label: "Honoraires", kind: "sales" },
    { code: "AC", label: "Achats", kind: "purchases" },
    { code: "BQ", label: "Banque", kind: "bank" },
    { code: "CA", label: "Caisse", kind: "cash" },
    { code: "OD", label: "Opérations diverses", kind: "general" },
    { code: "AN", label: "À-nouveaux", kind: "opening" },
  ],
  means: [
    { id: "card", kind: "card", account: "512000", journal: "BQ" },
    { id: "cash", kind: "cash", account: "530000", journal: "CA" },
    { id: "cheque", kind: "cheque", account: "511200", journal: "BQ" },
    { id: "transfer", kind: "transfer", account: "512000", journal: "BQ" },
  ],
  roles: {
    customer: "411000",
    supplier: "401000",
    salesOfServices: "706000",
    salesOfGoods: "707000",
    salesReverseCharged: null,
    vatOwed: { "": "445710" },
    vatWaiting: null,
    vatDeductible: "445660",
    vatDeductibleWaiting: null,
    fees: "706",
  },
};
