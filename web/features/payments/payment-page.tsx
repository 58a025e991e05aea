import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { NewPayment } from "./new-payment.tsx";
import { RecordedPayment } from "./recorded-payment.tsx";

/** One payment: a new one to type, or a recorded one to read and correct. */
export function PaymentPage() {
  const params = useParams();
  return (
    <Show when={params["id"]} keyed fallback={<NewPayment />}>
      {(id) => <RecordedPayment id={id} />}
    </Show>
  );
}
