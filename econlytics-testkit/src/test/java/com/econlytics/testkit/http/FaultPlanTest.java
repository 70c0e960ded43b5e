package com.econlytics.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Fault FAULT = FaultResponse.of(500);

    @Test
    void failsTheLastOfEveryFewRequests() {
        assertThat(failing(FaultPlan.every(3, 1, FAULT), 7)).containsExactly(3, 6);
    }

    @Test
    void failsNothingUnlessTold() {
        assertThat(failing(FaultPlan.none(), 100)).isEmpty();
    }

    @Test
    void failsOneByItsNumberTheFirstFewOrAll() {
        assertThat(failing(FaultPlan.at(2, FAULT), 5)).containsExactly(2);
        assertThat(failing(FaultPlan.first(2, FAULT), 5)).containsExactly(1, 2);
        assertThat(failing(FaultPlan.always(FAULT), 3)).containsExactly(1, 2, 3);
    }

    @Test
    void countsTheRequestsItIsAboutAndNoOthers() {
        FaultScript script = following(FaultPlan.at(2, FAULT).on("GET /v1/charges/*"));
        List<Boolean> failed = List.of(
                fails(script, "GET", "/v1/charges/ch_1"),
                fails(script, "GET", "/v1/refunds/re_1"),
                fails(script, "POST", "/v1/charges/ch_1"),
                fails(script, "GET", "/v1/charges/ch_2?expand[]=refunds"),
                fails(script, "GET", "/v1/charges/ch_3"));
        assertThat(failed).containsExactly(false, false, false, true, false);
    }

    @Test
    void aPatternWithoutAMethodIsAboutEveryMethod() {
        FaultScript script = following(FaultPlan.always(FAULT).on("/oauth/*"));
        assertThat(fails(script, "POST", "/oauth/tokens")).isTrue();
        assertThat(fails(script, "GET", "/api/oauth/tokens")).isFalse();
    }

    @Test
    void theFirstOfTwoPlansDecides() {
        FaultScript script = following(FaultPlan.at(2, FAULT).and(FaultPlan.always(Fault.reset())));
        assertThat(script.next(request("GET", "/"))).contains(Fault.reset());
        assertThat(script.next(request("GET", "/"))).contains(FAULT);
    }

    @Test
    void whatWasOrderedGoesBeforeThePlanWhichCountsItToo() {
        FaultScript script = following(FaultPlan.at(2, FAULT));
        script.order(1, Fault.reset());
        assertThat(script.next(request("GET", "/"))).contains(Fault.reset());
        assertThat(script.next(request("GET", "/"))).contains(FAULT);
    }

    @Test
    void choosesTheSameFaultForTheSameSeed() {
        Fault[] faults = {FaultResponse.tooManyRequests(0), FaultResponse.of(500), FaultResponse.unavailable(1)};
        assertThat(chosen(FaultPlan.every(1, 7, faults)))
                .containsExactlyElementsOf(chosen(FaultPlan.every(1, 7, faults)))
                .contains(faults);
    }

    @Test
    void refusesToFailWithNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultPlan.every(2, 1))
                .withMessage("requests are to fail and there is no fault; name at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultResponse.of(200))
                .withMessage("not a failure: HTTP status 200");
    }

    private static List<Integer> failing(FaultPlan plan, int requests) {
        FaultScript script = following(plan);
        return IntStream.rangeClosed(1, requests)
                .filter(number -> fails(script, "GET", "/"))
                .boxed()
                .toList();
    }

    private static List<Fault> chosen(FaultPlan plan) {
        FaultScript script = following(plan);
        return IntStream.range(0, 50)
                .mapToObj(number -> script.next(request("GET", "/")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static FaultScript following(FaultPlan plan) {
        FaultScript script = new FaultScript();
        script.follow(plan);
        return script;
    }

    private static boolean fails(FaultScript script, String method, String target) {
        return script.next(request(method, target)).isPresent();
    }

    private static Request request(String method, String target) {
        URI uri = URI.create(target.replace("[", "%5B").replace("]", "%5D"));
        return Request.of("http://127.0.0.1:1", method, uri, Map.of(), "");
    }
}
