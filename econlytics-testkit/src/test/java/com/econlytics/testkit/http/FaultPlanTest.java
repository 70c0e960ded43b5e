package com.econlytics.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void failsTheLastOfEveryFewRequests() {
        FaultPlan plan = FaultPlan.every(3, 1, FaultResponse.of(500));
        assertThat(LongStream.rangeClosed(1, 7)
                        .filter(number -> plan.find(number).isPresent()))
                .containsExactly(3L, 6L);
    }

    @Test
    void failsNothingUnlessTold() {
        assertThat(LongStream.rangeClosed(1, 100).mapToObj(FaultPlan.none()::find))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void choosesTheSameFaultForTheSameSeed() {
        FaultResponse[] faults = {FaultResponse.tooManyRequests(0), FaultResponse.of(500), FaultResponse.unavailable(1)
        };
        FaultPlan one = FaultPlan.every(1, 7, faults);
        FaultPlan other = FaultPlan.every(1, 7, faults);
        assertThat(LongStream.range(1, 50).mapToObj(one::find))
                .containsExactlyElementsOf(
                        LongStream.range(1, 50).mapToObj(other::find).toList())
                .contains(Optional.of(faults[0]), Optional.of(faults[1]), Optional.of(faults[2]));
    }

    @Test
    void refusesToFailWithNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> FaultPlan.every(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> FaultResponse.of(200));
    }
}
