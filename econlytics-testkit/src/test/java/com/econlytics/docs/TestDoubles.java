package com.econlytics.docs;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import com.econlytics.testkit.zendesk.FakeZendesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The examples of {@code docs/test-doubles.md}. */
final class TestDoubles {
    private TestDoubles() {}

    static final class Scripted {
        private Scripted() {}

        static void script(FakeStripe stripe) {
            // scripted:start
            stripe.failNext(2, FaultResponse.tooManyRequests(7));

            stripe.failBy(FaultPlan.at(2, Fault.cutOff(100))
                    .on("GET /v1/charges/*")
                    .and(FaultPlan.every(5, 42, Fault.reset(), FaultResponse.of(502)))
                    .and(FaultPlan.first(1, Fault.stale())
                            .on(request -> request.find("starting_after").isPresent())));

            Answer maintenance = new Answer(200, Map.of("Content-Type", "text/html"), "<h1>Back soon</h1>");
            stripe.failBy(FaultPlan.always(Fault.answer(maintenance)).on("/v1/balance"));
            // scripted:end
        }
    }

    static final class Replayed {
        private Replayed() {}

        static List<StripeDelivery> replay(Path folder, Clock clock) {
            // replayed:start
            Recording recording = Recording.read(folder); // or Recording.parse(json…), Recording.of(nodes…)
            try (FakeStripe stripe = FakeStripe.replaying(recording);
                    FakeZendesk zendesk = FakeZendesk.replaying(recording, clock, "t0ken")) {
                stripe.withholdLate(); // balance transactions that events did not know at first
                for (StripeDelivery delivery : stripe.deliveries()) {
                    stripe.release(delivery.releases()); // what this event knows is served from now on
                    post(delivery.body(), delivery.signature("whsec_test", clock.instant()));
                }
                stripe.releaseAll();
                // … connect to stripe.baseUrl() with stripe.apiKey(), and to zendesk.baseUrl() with "t0ken"
                System.out.println(stripe.replayed().served() + " "
                        + stripe.replayed().unserved().keySet());
                System.out.println(zendesk.replayed().served());
                return stripe.deliveries();
            }
            // replayed:end
        }

        private static void post(byte[] body, String signature) {
            if (body.length == 0 || !signature.startsWith("t=" + Instant.EPOCH.getEpochSecond())) {
                throw new AssertionError(signature);
            }
        }
    }
}
