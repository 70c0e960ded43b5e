package com.econlytics.examples.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
    @TempDir
    private Path directory;

    @Test
    void aTokenIsKnownFromItsCreationToItsRevocationAndItsFileHoldsNoSecret() throws Exception {
        Path file = directory.resolve("tokens");
        AccessTokens served = AccessTokens.ofFile(file);
        AccessTokens commanded = AccessTokens.ofFile(file);
        String secret = AccessToken.newSecret(new SecureRandom());
        assertThat(served.find(secret)).isEmpty();

        commanded.add(AccessToken.of("retool", Role.VIEWER, secret));
        assertThat(served.find(secret)).map(AccessToken::role).contains(Role.VIEWER);
        assertThat(Files.readString(file)).startsWith("retool viewer ").doesNotContain(secret);

        assertThat(commanded.revoke("retool")).isTrue();
        assertThat(commanded.revoke("retool")).isFalse();
        assertThat(served.find(secret)).isEmpty();
    }

    @Test
    void aNameIsGivenOnce() {
        AccessTokens tokens = AccessTokens.ofFile(directory.resolve("tokens"));
        tokens.add(AccessToken.of("ann", Role.ADMIN, "eco_1"));

        assertThatThrownBy(() -> tokens.add(AccessToken.of("ann", Role.VIEWER, "eco_2")))
                .hasMessage("there is a token of the name ann; revoke it first, or choose another name");
    }

    @Test
    void aFileThatIsDamagedLetsNobodyIn() throws Exception {
        Path file = directory.resolve("tokens");
        Files.writeString(file, "ann admin 12\n");

        assertThatThrownBy(() -> AccessTokens.ofFile(file).find("eco_1"))
                .hasMessage("the file of access tokens has a line that is not 'name role hash';"
                        + " make tokens with 'tokens create'");
    }

    @Test
    void whatCannotBeANameOrARoleIsRefused() {
        assertThatThrownBy(() -> AccessToken.of("ann smith", Role.VIEWER, "eco_1"))
                .hasMessage("'ann smith' is no name of a token; use letters, digits, '.', '_' and '-'");
        assertThatThrownBy(() -> AccessToken.of("ann", Role.OPEN, "eco_1"))
                .hasMessage("a token needs a role: viewer, analyst, operator or admin");
    }

    @Test
    void whoAsksTooOftenWaitsAndIsServedAgain() {
        SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
        RateLimit limit = new RateLimit(clock, 3, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.count("ann")).isEmpty();
        }
        assertThat(limit.count("ann")).contains(Duration.ofSeconds(1));
        assertThat(limit.count("bob")).isEmpty();
        clock.set(Instant.parse("2026-01-01T00:00:01Z"));
        assertThat(limit.count("ann")).isEmpty();
    }

    @Test
    void aSessionEndsAfterHalfADay() {
        SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
        Sessions sessions = new Sessions(clock);
        String id = sessions.begin(AccessToken.of("ann", Role.VIEWER, "eco_1"));

        assertThat(sessions.find(id)).isPresent();
        clock.set(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(sessions.find(id)).isEmpty();
    }
}
