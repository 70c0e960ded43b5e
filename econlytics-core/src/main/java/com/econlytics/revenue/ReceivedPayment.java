package com.econlytics.revenue;

import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a payment when its receipts are to be divided.
 *
 * <p>Example: charge {@code ch_1} of EUR 24.00 with a composition stated by its checkout, and no invoice.
 *
 * @param account whose ids these are
 * @param payment the source's id: what the party of its postings refers to, else their object
 * @param received what came in, before late failures and refunds, in the currency of settlement; above 0
 * @param postings receipts, failures, refunds and disputes, by time
 * @param settled the invoices that it paid, or paid a part of, by time
 * @param compositions what checkouts, the processor and the host state, the most telling first
 */
public record ReceivedPayment(
        SourceAccount account,
        String payment,
        Money received,
        List<Posting> postings,
        List<SettledInvoice> settled,
        List<PaymentComposition> compositions) {
    public ReceivedPayment {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(received, "received");
        postings = List.copyOf(postings);
        settled = List.copyOf(settled);
        compositions = List.copyOf(compositions);
    }
}
