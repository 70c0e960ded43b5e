package com.econlytics.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.stripe.FakeStripe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestDoublesTest {
    @Test
    void theScriptFailsAsItSays() {
        try (FakeStripe stripe = FakeStripe.start()) {
            TestDoubles.Scripted.script(stripe);
            Client client = new Client(stripe.baseUrl(), stripe.apiKey());
            assertThat(client.get("/v1/charges").statusCode()).isEqualTo(429);
            assertThat(client.get("/v1/charges").statusCode()).isEqualTo(429);
            assertThat(client.get("/v1/balance").body()).isEqualTo("<h1>Back soon</h1>");
            assertThat(client.get("/v1/charges").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theReplayDeliversWhatWasRecorded(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("event.json"),
                "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"charge.succeeded\",\"created\":1,"
                        + "\"data\":{\"object\":{\"id\":\"ch_1\",\"object\":\"charge\"}}}");
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        assertThat(TestDoubles.Replayed.replay(folder, clock)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "replayed"})
    void theDocumentShowsTheCodeThatRuns(String part) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "test-doubles.md")))
                .contains(Shown.of("TestDoubles.java", part));
    }
}
