package com.econlytics.costing;

import com.econlytics.costing.AllocationBase.ByDriver;
import com.econlytics.costing.AllocationBase.Equally;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generates companies of one to five centres in one currency; quantities are often 0, negative or huge, so that edge cases of
 * their own would only crowd out companies of several centres.
 */
final class CostCentres {
    private static final int MOST = 5;

    private CostCentres() {}

    /** Centres of which each charges any other and itself. */
    static Arbitrary<List<CostCentre>> any() {
        return centres(true).withoutEdgeCases();
    }

    /** Centres of which each charges only later ones. */
    static Arbitrary<List<CostCentre>> nested() {
        return centres(false).withoutEdgeCases();
    }

    static Arbitrary<Map<CustomerId, Long>> measured() {
        return Arbitraries.maps(Arbitraries.longs().between(-1, 6).map(CustomerId::new), quantity())
                .ofMaxSize(6)
                .withoutEdgeCases();
    }

    static Arbitrary<Money> money() {
        Arbitrary<Long> minor = Arbitraries.oneOf(
                Arbitraries.longs().between(-3, 3), Arbitraries.longs().between(-1L << 60, 1L << 60));
        return Combinators.combine(minor, Arbitraries.of("USD", "JPY", "KWD")).as(Money::ofMinor);
    }

    private static Arbitrary<List<CostCentre>> centres(boolean anyDirection) {
        return Arbitraries.integers()
                .between(1, MOST)
                .flatMap(size -> Arbitraries.of("USD", "JPY", "KWD")
                        .flatMap(currency -> centre(currency, size)
                                .list()
                                .ofSize(size)
                                .map(drafts -> {
                                    List<CostCentre> centres = new ArrayList<>();
                                    for (int i = 0; i < size; i++) {
                                        centres.add(drafts.get(i).toCentre(i, anyDirection ? 0 : i + 1));
                                    }
                                    return centres;
                                })));
    }

    private static Arbitrary<Draft> centre(String currency, int size) {
        return Combinators.combine(
                        money(),
                        Arbitraries.of(new ByDriver(Driver.TICKET), new Equally()),
                        measured(),
                        quantity().injectNull(0.3).list().ofSize(size))
                .as((amount, base, customers, centres) ->
                        new Draft(Money.ofMinor(amount.amountMinor(), currency), base, customers, centres));
    }

    private static Arbitrary<Long> quantity() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(6, Arbitraries.longs().between(-3, 9)),
                Tuple.of(1, Arbitraries.longs()));
    }

    private record Draft(Money amount, AllocationBase base, Map<CustomerId, Long> customers, List<Long> centres) {
        CostCentre toCentre(int position, int firstCharged) {
            Map<Recipient, Long> measured = new HashMap<>();
            customers.forEach((id, quantity) -> measured.put(Recipient.bearer(id), quantity));
            for (int to = firstCharged; to < centres.size(); to++) {
                if (centres.get(to) != null) {
                    measured.put(Recipient.centre("c" + to), centres.get(to));
                }
            }
            return CostCentre.of(new CostPool("c" + position, amount, base), measured);
        }
    }
}
