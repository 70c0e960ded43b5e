package com.econlytics.growth.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChurnLaws {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final CustomerId CUSTOMER = new CustomerId(1);

    @Property
    void laterEventsNeverChangeAnEarlierFeature(
            @ForAll List<@IntRange(min = 1, max = 60) Integer> before,
            @ForAll List<@IntRange(max = 60) Integer> after) {
        List<CustomerEvent> known = new ArrayList<>();
        before.forEach(days -> known.add(ChurnTest.login(CUSTOMER, DAY.minusDays(days))));
        List<CustomerEvent> all = new ArrayList<>(known);
        after.forEach(days -> all.add(ChurnTest.login(CUSTOMER, DAY.plusDays(days))));
        Collections.reverse(all);
        assertThat(history(all, Map.of(CUSTOMER, DAY)).features(DAY))
                .isEqualTo(history(known, Map.of()).features(DAY));
    }

    private static ChurnHistory history(List<CustomerEvent> events, Map<CustomerId, LocalDate> churnDays) {
        return new ChurnHistory(
                events,
                churnDays,
                DAY.plusDays(90),
                List.of(
                        new ChurnFeature("login", ChurnFeature.Measure.COUNT, 30),
                        new ChurnFeature("login", ChurnFeature.Measure.DAYS_SINCE, 30)),
                90);
    }
}
