package com.econlytics.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SourcePollTest {
    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final Queue<Runnable> postponed = new ArrayDeque<>();
    private int turns;
    private Runnable meanwhile = () -> {};

    private final SourcePoll poll = new SourcePoll(
            () -> {
                turns++;
                meanwhile.run();
            },
            clock,
            (work, wait) -> {
                waits.add(wait);
                postponed.add(work);
            });

    @Test
    void newsAreFetchedAtOnceIfTheLastTurnIsAMinuteAgo() {
        poll.run();
        clock.advance(Duration.ofSeconds(60));

        poll.soon();
        runPostponed();

        assertThat(waits).containsExactly(Duration.ZERO);
        assertThat(turns).isEqualTo(2);
    }

    @Test
    void newsWaitForTheRestOfTheMinuteAndCountOnce() {
        poll.run();
        clock.advance(Duration.ofSeconds(10));

        poll.soon();
        poll.soon();
        poll.soon();

        assertThat(waits).containsExactly(Duration.ofSeconds(50));
    }

    @Test
    void aTurnThatBeganSinceHasTheNews() {
        poll.run();
        poll.soon();
        poll.run();

        runPostponed();

        assertThat(turns).isEqualTo(2);
    }

    @Test
    void newsDuringATurnTakeAnotherOne() {
        meanwhile = () -> {
            meanwhile = () -> {};
            poll.soon();
            runPostponed();
        };
        poll.run();
        assertThat(turns).isEqualTo(1);

        runPostponed();

        assertThat(waits).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
        assertThat(turns).isEqualTo(2);
    }

    private void runPostponed() {
        postponed.remove().run();
    }
}
