package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentLaws {
    private static final Party ANN = Party.ofRecord(Shop.STRIPE, "ann");

    @Property
    @Label("a document is read from its posting as it was written")
    void aDocumentIsReadAsItWasWritten(@ForAll("documents") Document document) {
        assertThat(Document.read(document.posting())).contains(document);
    }

    @Property
    @Label("L1 conservation: a document moves no money")
    void l1ADocumentMovesNoMoney(@ForAll("documents") Document document) {
        Posting posting = document.posting();
        assertThat(posting.legs().stream().mapToLong(leg -> leg.amount().amountMinor()))
                .satisfies(amounts -> assertThat(
                                amounts.stream().mapToLong(Long::longValue).sum())
                        .isZero());
        assertThat(posting.legs())
                .allMatch(leg -> leg.account().code().startsWith("stated."))
                .isNotEmpty();
        assertThat(posting.id()).isEqualTo(document.id());
    }

    @Provide
    Arbitrary<Document> documents() {
        return Arbitraries.oneOf(lines(), settlements(), credits(), compositions(), SubscriptionItems.any());
    }

    private static Arbitrary<Document> lines() {
        return Combinators.combine(ids(), instants(), signed(), signed(), components(), revisions(), periods())
                .as((id, at, net, tax, component, revision, period) -> new InvoiceLine(
                        Shop.STRIPE, "il_" + id, "in_" + id, revision, at, ANN, component, net, tax, period));
    }

    private static Arbitrary<Document> settlements() {
        return Combinators.combine(
                        ids(), instants(), unsigned(), Arbitraries.of(InvoiceSettlement.Method.class), revisions())
                .as((id, at, amount, method, revision) -> new InvoiceSettlement(
                        Shop.STRIPE,
                        "st_" + id,
                        "in_1",
                        revision,
                        at,
                        ANN,
                        method,
                        method == InvoiceSettlement.Method.PAYMENT ? "ch_" + id : "",
                        amount));
    }

    private static Arbitrary<Document> credits() {
        return Combinators.combine(
                        ids(),
                        instants(),
                        unsigned(),
                        unsigned(),
                        Arbitraries.of(CreditNoteLine.Use.class),
                        revisions())
                .as((id, at, net, tax, use, revision) -> new CreditNoteLine(
                        Shop.STRIPE,
                        "cl_" + id,
                        "cn_1",
                        "in_1",
                        id % 2 == 0 ? "" : "il_1",
                        revision,
                        at,
                        ANN,
                        net,
                        tax,
                        use,
                        use == CreditNoteLine.Use.REFUND ? "re_1" : ""));
    }

    private static Arbitrary<Document> compositions() {
        return Combinators.combine(
                        ids(),
                        instants(),
                        Arbitraries.maps(Arbitraries.of(Component.class), signed())
                                .ofMinSize(1),
                        Arbitraries.of(PaymentComposition.Origin.class),
                        revisions())
                .as((id, at, parts, origin, revision) -> new PaymentComposition(
                        Shop.STRIPE, "ch_" + id, origin, revision, at, ANN, new EnumMap<>(Map.copyOf(parts))));
    }

    private static Arbitrary<Integer> ids() {
        return Arbitraries.integers().between(1, 99);
    }

    private static Arbitrary<Long> revisions() {
        return Arbitraries.longs().between(0, 5);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 4_000_000_000_000_000L)
                .map(micros -> Instant.EPOCH
                        .plusNanos(Math.floorMod(micros, 1_000_000L) * 1000)
                        .plusSeconds(micros / 1_000_000));
    }

    private static Arbitrary<ServicePeriod> periods() {
        return Combinators.combine(instants(), Arbitraries.longs().between(0, 400L * 86_400))
                .as((start, seconds) -> new ServicePeriod(start, start.plusSeconds(seconds)));
    }

    private static Arbitrary<Component> components() {
        return Arbitraries.of(Component.class).filter(component -> component != Component.TAX);
    }

    private static Arbitrary<Money> signed() {
        return Arbitraries.longs()
                .between(-1_000_000_000_000L, 1_000_000_000_000L)
                .map(minor -> Money.ofMinor(minor, "KWD"));
    }

    private static Arbitrary<Money> unsigned() {
        return Arbitraries.longs().between(0, 1_000_000_000_000L).map(minor -> Money.ofMinor(minor, "KWD"));
    }
}
