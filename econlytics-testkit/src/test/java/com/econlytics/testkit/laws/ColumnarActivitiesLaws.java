package com.econlytics.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.columnar.ColumnarActivities;
import com.econlytics.columnar.PricedWork;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.Valuation;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Activity;
import com.econlytics.money.Money;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Work in columns costs what the cost model says of each activity. */
class ColumnarActivitiesLaws {
    @Property
    @Label("by any cost model, each customer's work costs what its activities cost one by one")
    void workInColumnsCostsWhatItsActivitiesCost(
            @ForAll("work") List<Activity> work, @ForAll("costs") CostModel one, @ForAll("costs") CostModel other) {
        ColumnarActivities.Builder builder = ColumnarActivities.builder();
        work.forEach(activity -> builder.add(bearerOf(activity), activity));
        ColumnarActivities columns = builder.build();

        for (CostModel costs : List.of(one, other, one)) {
            PricedWork priced = columns.price(costs);
            assertThat(priced.cost()).isEqualTo(cost(priced(work), costs));
            assertThat(priced.withoutRate()).isEqualTo(count(priced(work), costs, Valuation.NoRate.class));
            assertThat(priced.inPool()).isEqualTo(count(priced(work), costs, Valuation.InPool.class));
            for (CustomerId customer : List.of(new CustomerId(1), new CustomerId(2))) {
                List<Activity> own = priced(work).stream()
                        .filter(activity -> bearerOf(activity).equals(customer))
                        .toList();
                assertThat(priced.costOf(customer).orElse(Money.zero(costs.currency())))
                        .isEqualTo(cost(own, costs));
            }
        }
    }

    private static CustomerId bearerOf(Activity activity) {
        return new CustomerId(activity.id().object().equals("1") ? 1 : 2);
    }

    private static List<Activity> priced(List<Activity> work) {
        return work.stream().filter(CostModel::prices).toList();
    }

    private static Money cost(List<Activity> work, CostModel costs) {
        return work.stream()
                .flatMap(activity -> costs.priceOf(activity).stream())
                .reduce(Money.zero(costs.currency()), Money::plus);
    }

    private static long count(List<Activity> work, CostModel costs, Class<? extends Valuation> kind) {
        return work.stream()
                .filter(activity -> kind.isInstance(costs.value(activity)))
                .count();
    }

    @Provide
    Arbitrary<List<Activity>> work() {
        return LedgerHistories.activities().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<CostModel> costs() {
        return Arbitraries.oneOf(LedgerHistories.costs(), Arbitraries.just(CostModel.NONE));
    }
}
