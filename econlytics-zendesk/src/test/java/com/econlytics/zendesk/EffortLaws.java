package com.econlytics.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class EffortLaws {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void partsAreNotNegativeAndSumToTheTotal(
            @ForAll @Size(max = 12) List<@LongRange(min = -5_000, max = 5_000) Long> changes,
            @ForAll @LongRange(max = 20_000) long total) {
        Effort effort = Effort.of(updates(changes), total);

        assertThat(effort.updates()).hasSameSizeAs(changes).allMatch(update -> update.seconds() >= 0);
        assertThat(effort.rest()).isNotNegative();
        assertThat(effort.rest()
                        + effort.updates().stream()
                                .mapToLong(Effort.Update::seconds)
                                .sum())
                .isEqualTo(total);
    }

    @Property
    void theOrderInWhichZendeskListsTheUpdatesDoesNotMatter(
            @ForAll @Size(max = 12) List<@LongRange(min = -5_000, max = 5_000) Long> changes, @ForAll long seed) {
        List<Effort.Update> shuffled = new ArrayList<>(updates(changes));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Effort.of(shuffled, 9_999)).isEqualTo(Effort.of(updates(changes), 9_999));
    }

    @Example
    void whatIsTakenBackIsTakenFromTheLatestTimeThatIsLeft() {
        Effort effort = Effort.of(updates(List.of(60L, 30L, -40L)), 100);

        assertThat(effort.updates()).extracting(Effort.Update::seconds).containsExactly(50L, 0L, 0L);
        assertThat(effort.rest()).isEqualTo(50);
    }

    private static List<Effort.Update> updates(List<Long> changes) {
        List<Effort.Update> updates = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            updates.add(new Effort.Update(i + 1, 7, START.plusSeconds(i / 2), changes.get(i)));
        }
        return updates;
    }
}
