package com.econlytics.examples.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Browsers that signed in, until they sign out, for half a day at most. They end with the program, and with the token. */
final class Sessions {
    static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * A browser.
     *
     * @param secret of the token with which it signed in, hashed
     * @param csrf what its forms must carry
     * @param ends when it must sign in again
     */
    record Session(String secret, String csrf, Instant ends) {}

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins one; its id is for the browser alone. */
    String begin(AccessToken token) {
        if (sessions.size() >= MOST) {
            sessions.values().removeIf(session -> session.ends.isBefore(clock.instant()));
        }
        String id = AccessToken.newSecret(random);
        sessions.put(
                AccessToken.hash(id),
                new Session(
                        token.hash(),
                        AccessToken.newSecret(random),
                        clock.instant().plus(LONGEST)));
        return id;
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.get(AccessToken.hash(id)))
                .filter(session -> session.ends.isAfter(clock.instant()));
    }

    void end(String id) {
        sessions.remove(AccessToken.hash(id));
    }
}
