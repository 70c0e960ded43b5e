package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Party;
import com.econlytics.pnl.Books;
import com.econlytics.revenue.Component;
import com.econlytics.revenue.InvoiceLine;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.Revenue;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.revenue.RevenuePolicy;
import com.econlytics.revenue.ServicePeriod;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Books that have plans as revenue when they are billed on 1 May, defer what is earned in June and July by an entry without a
 * reference, and release it by others. A day costs {@code daily}: 31 days in May, 30 in June, 31 in July.
 */
class DeferralLaws {
    /** One plan, and what the books do wrong about it. */
    record Plan(long daily, long tax, Wrong wrong) {}

    enum Wrong {
        NOTHING,
        TAX_IN_REVENUE,
        NOT_RELEASED_IN_JUNE,
        DEFERRED_TWICE
    }

    @Property
    @Label("L10 reconciliation: deferrals and releases without a reference are of the basis, each once")
    void l10DeferralsAreOfTheBasis(@ForAll("plans") List<Plan> plans) {
        BothBooks both = new BothBooks("EUR")
                .row("2026-05", BothBooks.SALES, 0)
                .row("2026-06", BothBooks.SALES, 0)
                .row("2026-07", BothBooks.SALES, 0);
        long tax = 0;
        long released = 0;
        long deferred = 0;
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            bill(both, "in_" + (i + 1), plan);
            tax += plan.wrong == Wrong.TAX_IN_REVENUE ? plan.tax : 0;
            released += plan.wrong == Wrong.NOT_RELEASED_IN_JUNE ? 30 * plan.daily : 0;
            deferred += plan.wrong == Wrong.DEFERRED_TWICE ? 61 * plan.daily : 0;
        }
        List<String> expected = new ArrayList<>();
        add(expected, "2026-05 revenue TAX ", -tax);
        add(expected, "2026-05 revenue residual ", deferred);
        add(expected, "2026-06 revenue BASIS ", released);
        assertThat(PlantedCausesTest.found(reconciled(both))).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void add(List<String> expected, String what, long amount) {
        if (amount != 0) {
            expected.add(what + amount);
        }
    }

    private static void bill(BothBooks both, String invoice, Plan plan) {
        Instant start = Instant.parse("2026-05-01T00:00:00Z");
        both.book(new InvoiceLine(
                        BothBooks.STRIPE,
                        "il_" + invoice,
                        invoice,
                        1,
                        start,
                        Party.unknown(),
                        Component.NET,
                        both.money(92 * plan.daily),
                        both.money(plan.tax),
                        new ServicePeriod(start, Instant.parse("2026-08-01T00:00:00Z")),
                        start,
                        new TreeMap<>())
                .posting());
        both.entry(
                "2026-05-01",
                BothBooks.SALES,
                invoice,
                "",
                92 * plan.daily + (plan.wrong == Wrong.TAX_IN_REVENUE ? plan.tax : 0));
        for (int times = plan.wrong == Wrong.DEFERRED_TWICE ? 2 : 1; times > 0; times--) {
            both.entry("2026-05-31", BothBooks.SALES, "", "to be earned", -61 * plan.daily);
        }
        if (plan.wrong != Wrong.NOT_RELEASED_IN_JUNE) {
            both.entry("2026-06-30", BothBooks.SALES, "", "earned", 30 * plan.daily);
        }
        both.entry("2026-07-31", BothBooks.SALES, "", "earned", 31 * plan.daily);
    }

    private static Reconciliation reconciled(BothBooks both) {
        Books books = Revenue.of(both.books(), ReceiptSplit.standard(), RevenuePolicy.through(YearMonth.of(2026, 8)))
                .on(RevenueBasis.EARNED);
        return Reconciliation.of(
                SystemFigures.of(RevenueBasis.EARNED, books), both.company("2026-03", "2026-08"), BothBooks.terms());
    }

    @Provide
    Arbitrary<List<Plan>> plans() {
        return Combinators.combine(
                        Arbitraries.longs().between(100, 9_000),
                        Arbitraries.longs().between(1, 99),
                        Arbitraries.of(Wrong.values()))
                .as(Plan::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(Plan::daily);
    }
}
