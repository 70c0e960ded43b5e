package com.econlytics.reliability.backup;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A customer whose every name can be looked for in a dump, and who asks to be forgotten. */
final class Canary {
    static final Subject SUBJECT = Subject.named("eve@canary.example");

    private static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "drill");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Party EVE = Party.ofRecord(PAYMENTS, "cus_canary");
    private static final Party PAYMENT = Party.reference(PAYMENTS, "ch_canary");

    private Canary() {}

    /** Names her in every kind of thing that a ledger takes in: identities, attributes, facts and what was refused. */
    static void plant(Ledger ledger) {
        Identity eve = new Identity(
                EVE,
                Identity.Role.OUTSIDE,
                new TreeSet<>(Set.of("crm-canary")),
                new TreeSet<>(Set.of("eve@canary.example")),
                MARCH);
        Posting charge = new Posting(
                new FactId(PAYMENTS, "ch_canary", "charge", "po_canary"),
                Posting.SETTLED,
                MARCH,
                PAYMENT,
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(2900, "USD"))),
                new TreeMap<>());
        Rejection refused = new Rejection(
                PAYMENTS,
                "customer/cus_canary",
                RawBody.of("{\"email\":\"eve@canary.example\"}"),
                Reason.SCHEMA,
                "cus_canary");
        ledger.book(Batch.builder()
                .identities(List.of(eve, Identity.of(PAYMENT, List.of("cus_canary"))))
                .attributes(List.of(new DatedAttribute(EVE, "plan", "plan of the canary", MARCH, 1)))
                .facts(List.of(charge))
                .rejections(List.of(refused))
                .build());
    }

    /** In how many lines of a dump in SQL she is named, as text or in the hexadecimal digits of bytes. */
    static long linesNaming(Path dump) throws IOException {
        String bytes = HexFormat.of().formatHex("canary".getBytes(StandardCharsets.UTF_8));
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("canary") || line.contains(bytes))
                    .count();
        }
    }
}
