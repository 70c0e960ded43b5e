package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.Standing;
import com.econlytics.stripe.StripeAccount.Role;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds of every platform, whatever its role in the sales of others. */
class ConnectLaws {
    @Property(tries = 25)
    void theProfitOfAPrincipalIsThatOfAnAgentAndWhatIsHeldForOthers(@ForAll("sales") List<PlatformSale> sales) {
        try (FakeStripe stripe = serving(sales)) {
            List<Leg> principal = legs(backfilled(stripe, Role.PRINCIPAL));
            List<Leg> agent = legs(backfilled(stripe, Role.AGENT));

            assertThat(sum(principal, ConnectLaws::isProfit))
                    .isEqualTo(sum(agent, ConnectLaws::isProfit) + sum(agent, ConnectLaws::isHeld));
            assertThat(sum(principal, ConnectLaws::isHeld)).isZero();
        }
    }

    @Property(tries = 10)
    void theyAreEqualWhereAllIsPassedOn(@ForAll("sales") List<PlatformSale> sales) {
        List<PlatformSale> passedOn = sales.stream()
                .map(sale -> new PlatformSale(
                        sale.key(), PlatformSale.Way.DESTINATION, sale.amount(), sale.fee(), sale.share(), 0, false))
                .toList();
        try (FakeStripe stripe = serving(passedOn)) {
            List<Leg> agent = legs(backfilled(stripe, Role.AGENT));

            assertThat(sum(agent, ConnectLaws::isHeld)).isZero();
            assertThat(sum(agent, ConnectLaws::isProfit))
                    .isEqualTo(sum(legs(backfilled(stripe, Role.PRINCIPAL)), ConnectLaws::isProfit));
        }
    }

    @Property(tries = 10)
    void whatTheBalanceMovedIsTheSameInEveryRole(@ForAll("sales") List<PlatformSale> sales) {
        try (FakeStripe stripe = serving(sales)) {
            assertThat(Stream.of(Role.values())
                            .map(role -> sum(legs(backfilled(stripe, role)), leg -> true))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    @Scenario({"A3", "A5", "A7", "K1", "K2"})
    void eventsInAnyOrderHistoryAndBothStateTheSame(
            @ForAll("sales") List<PlatformSale> sales, @ForAll Role role, @ForAll Random random) {
        try (FakeStripe stripe = serving(sales)) {
            Books history = backfilled(stripe, role);
            Books events = new Books(stripe, NOW, TEST_ACCOUNT.with(role));
            tell(sales, stripe, events, random);
            Books both = new Books(stripe, NOW, TEST_ACCOUNT.with(role));
            both.backfill();
            tell(sales, stripe, both, random);
            both.backfill();

            assertThat(events.dispositions()).allMatch(where -> where.equals("APPLIED"));
            assertThat(events.standings()).isEqualTo(history.standings());
            assertThat(both.standings()).isEqualTo(history.standings());
            assertThat(events.borne()).isEqualTo(history.borne());
            assertThat(both.borne()).isEqualTo(history.borne());
        }
    }

    @Provide
    Arbitrary<List<PlatformSale>> sales() {
        Arbitrary<PlatformSale> sale = Combinators.combine(
                        Arbitraries.of(PlatformSale.Way.class),
                        Arbitraries.longs().between(200, 10_000_000),
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.longs().between(2, 100),
                        Arbitraries.longs().between(0, 200),
                        Arbitraries.of(true, false))
                .as((way, amount, fee, share, returned, disputed) ->
                        new PlatformSale("x", way, amount, fee, share, returned, disputed));
        return sale.list().ofMinSize(1).ofMaxSize(4).map(ConnectLaws::numbered);
    }

    private static List<PlatformSale> numbered(List<PlatformSale> sales) {
        List<PlatformSale> numbered = new ArrayList<>();
        for (PlatformSale sale : sales) {
            numbered.add(new PlatformSale(
                    "" + numbered.size(),
                    sale.way(),
                    sale.amount(),
                    sale.fee(),
                    sale.share(),
                    sale.returned(),
                    sale.disputed()));
        }
        return numbered;
    }

    private static FakeStripe serving(List<PlatformSale> sales) {
        FakeStripe stripe = FakeStripe.start();
        sales.forEach(sale -> sale.serve(stripe));
        return stripe;
    }

    private static Books backfilled(FakeStripe stripe, Role role) {
        Books books = new Books(stripe, NOW, TEST_ACCOUNT.with(role));
        assertThat(books.backfill().rejected()).isZero();
        return books;
    }

    /** Everything twice, first while the movements of the charges are not told, then once they are. */
    private static void tell(List<PlatformSale> sales, FakeStripe stripe, Books books, Random random) {
        sales.forEach(sale -> sale.late().forEach(stripe::withhold));
        deliver(sales.stream().flatMap(sale -> sale.earlyEvents().stream()), books, random);
        stripe.releaseAll();
        deliver(sales.stream().flatMap(sale -> sale.lateEvents().stream()), books, random);
        books.workAfter(Duration.ofDays(1));
    }

    private static void deliver(Stream<ObjectNode> happened, Books books, Random random) {
        List<ObjectNode> events = new ArrayList<>(happened.toList());
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, random);
        for (ObjectNode event : events) {
            books.deliver(event);
            if (random.nextBoolean()) {
                books.work();
            }
        }
        books.work();
    }

    private static List<Leg> legs(Books books) {
        return books.standings().stream()
                .map(Standing::content)
                .flatMap(fact -> ((Posting) fact).legs().stream())
                .toList();
    }

    private static long sum(List<Leg> legs, Predicate<Leg> which) {
        return legs.stream()
                .filter(which)
                .mapToLong(leg -> leg.amount().amountMinor())
                .sum();
    }

    private static boolean isProfit(Leg leg) {
        return leg.account().section().use() == Section.Use.PROFIT;
    }

    private static boolean isHeld(Leg leg) {
        return leg.account().equals(ChartOfAccounts.HELD_FOR_OTHERS);
    }
}
