package com.econlytics.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Loopback;
import com.econlytics.testkit.http.Request;
import com.stripe.Stripe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Stripe's library would write into the home directory and send along, in a program of its own. */
class NoTelemetryTest {
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    @Test
    void nothingIsWrittenNothingIsSentAlongAndNobodysSettingsAreTouched(@TempDir Path home) throws Exception {
        try (Loopback stripe = Loopback.start(this::answer, fault -> Answer.text(fault.status(), ""))) {
            assertThat(printedBy(home, stripe.baseUrl())).isEqualTo("found: true, telemetry of the program: true");
        }

        try (Stream<Path> written = Files.walk(home)) {
            assertThat(written).containsExactly(home);
        }
        assertThat(requests).hasSize(3).allSatisfy(request -> {
            assertThat(request.headers().keySet())
                    .isSubsetOf(
                            "accept",
                            "accept-charset",
                            "authorization",
                            "content-length",
                            "host",
                            "stripe-version",
                            "user-agent");
            assertThat(request.headers().get("user-agent")).isEqualTo("Econlytics stripe-java/" + Stripe.VERSION);
        });
    }

    private Answer answer(Request request) {
        requests.add(request);
        return new Answer(
                200,
                Map.of("Content-Type", "application/json", "Request-Id", "req_" + requests.size()),
                "{\"id\": \"ch_1\"}");
    }

    private static String printedBy(Path home, String baseUrl) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder program = new ProcessBuilder(List.of(
                java,
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                baseUrl));
        Map<String, String> environment = program.environment();
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.toString());
        environment.put("CODEX_CI", "1");
        Process running = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(running.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(running.waitFor()).isZero();
        return printed;
    }

    /** Asks three times: what the library sends along is about the request before. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            StripeApi api = StripeApi.connect(new StripeSettings("rk_test_secret", URI.create(args[0])));
            boolean found = IntStream.range(0, 3)
                    .allMatch(time -> api.findCharge("ch_1").isPresent());
            System.out.println("found: " + found + ", telemetry of the program: " + Stripe.enableTelemetry);
        }
    }
}
