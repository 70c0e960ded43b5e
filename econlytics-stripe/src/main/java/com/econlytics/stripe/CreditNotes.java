package com.econlytics.stripe;

import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import com.econlytics.revenue.CreditNoteLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a credit note takes back, and what the customer gets for it.
 *
 * <p>As with invoices, an event only says which credit note to ask for. One that is used in several ways has a document
 * for each line and use.
 */
final class CreditNotes {
    private final StripeAccount owner;
    private final SourceAccount account;
    private final RevenueApi api;

    CreditNotes(StripeAccount account, RevenueApi api) {
        this.owner = account;
        this.account = account.account();
        this.api = api;
    }

    /** Asks for the credit note that an event shows. */
    Finding look(Json sent, Instant now) throws UnreadableException {
        Optional<Json> fresh = api.findCreditNote(sent.id());
        return fresh.isPresent()
                ? read(fresh.get(), now)
                : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, sent.id());
    }

    /** Reads a credit note as Stripe's API shows it now. */
    Finding read(Json note, Instant now) throws UnreadableException {
        owner.requireModeOf(note);
        Issued issued = Issued.of(note, account, note.time("created", now));
        Optional<List<Json>> lines = linesOf(note);
        if (lines.isEmpty()) {
            return Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, note.id());
        }
        List<Credited> credited = credited(issued, lines.get());
        List<CreditNoteUse> uses = CreditNoteUse.of(note);
        return Finding.applied(Reading.of(postings(issued, credited, uses), issued.identities()));
    }

    /** One line's worth of a credit note, whatever it is used for. */
    private record Credited(String id, String invoiceLine, LineAmounts amounts) {}

    private static List<Credited> credited(Issued note, List<Json> lines) throws UnreadableException {
        List<Credited> credited = new ArrayList<>();
        LineAmounts sum = LineAmounts.NOTHING;
        for (Json line : lines) {
            LineAmounts amounts = LineAmounts.of(line);
            sum = sum.plus(amounts);
            credited.add(
                    new Credited(line.id(), line.findId("invoice_line_item").orElse(""), amounts));
        }
        LineAmounts shipping = LineAmounts.ofShipping(note.json());
        sum = sum.plus(shipping);
        String invoice =
                note.json().findId("invoice").orElseThrow(() -> note.json().wrong(Reason.SCHEMA, "invoice"));
        credited.add(new Credited(note.part("shipping"), invoice + "_shipping", shipping));
        credited.add(new Credited(note.part("rest"), "", rest(note.json(), sum)));
        for (Credited part : credited) {
            if (part.amounts().net() < 0 || part.amounts().tax() < 0) {
                throw note.json().wrong(Reason.SOURCE_INCONSISTENT, "lines");
            }
        }
        credited.removeIf(part -> part.amounts().isNothing());
        return credited;
    }

    /** What the credit note takes back and no line tells of. */
    private static LineAmounts rest(Json note, LineAmounts sum) throws UnreadableException {
        long missing = Math.subtractExact(note.amount("total"), sum.total());
        if (missing == 0) {
            return LineAmounts.NOTHING;
        }
        long tax = Math.max(0, Math.subtractExact(LineAmounts.statedTax(note), sum.tax()));
        return new LineAmounts(Math.subtractExact(missing, tax), tax);
    }

    private static List<Posting> postings(Issued note, List<Credited> credited, List<CreditNoteUse> uses)
            throws UnreadableException {
        List<Long> parts = new ArrayList<>();
        for (Credited line : credited) {
            parts.add(line.amounts().net());
            parts.add(line.amounts().tax());
        }
        List<List<Long>> shares = CreditNoteUse.share(parts, uses);
        List<Posting> postings = new ArrayList<>();
        for (int use = 0; use < uses.size(); use++) {
            for (int line = 0; line < credited.size(); line++) {
                LineAmounts amounts = new LineAmounts(
                        shares.get(use).get(2 * line), shares.get(use).get(2 * line + 1));
                if (!amounts.isNothing()) {
                    String suffix = uses.size() == 1 ? "" : "_" + uses.get(use).name();
                    postings.add(line(note, credited.get(line), suffix, amounts, uses.get(use))
                            .posting());
                }
            }
        }
        return postings;
    }

    private static CreditNoteLine line(
            Issued note, Credited credited, String suffix, LineAmounts amounts, CreditNoteUse use)
            throws UnreadableException {
        Money net = note.money(amounts.net());
        Money tax = note.money(amounts.tax());
        return new CreditNoteLine(
                note.account(),
                credited.id() + suffix,
                note.id(),
                note.json().findId("invoice").orElseThrow(),
                credited.invoiceLine(),
                note.revision(),
                note.at(),
                note.party(),
                net,
                tax,
                use.use(),
                use.refund());
    }

    private Optional<List<Json>> linesOf(Json note) throws UnreadableException {
        Json shown = note.object("lines");
        return shown.isWholeList() ? Optional.of(shown.elements("data")) : api.findLinesOfCreditNote(note.id());
    }
}
