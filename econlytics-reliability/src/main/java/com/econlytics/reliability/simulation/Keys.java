package com.econlytics.reliability.simulation;

import com.econlytics.stripe.SigningSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The secrets of the endpoint: the one that the vendor signs with, and those that the hosts know. */
final class Keys {
    private static final Duration OVERLAP = Duration.ofDays(1);

    private int signing;
    private int newest;
    private Instant signingUntil = Instant.MAX;

    /** With which the vendor signs. */
    String signing() {
        return secret(signing);
    }

    /** Whether the hosts accept what the vendor signs. */
    boolean isAccepted(Instant now) {
        return now.isBefore(signingUntil);
    }

    /** What the hosts accept. */
    SigningSecrets known() {
        SigningSecrets secrets = SigningSecrets.of(List.of(secret(newest)));
        return signing == newest ? secrets : secrets.withOld(secret(signing), signingUntil);
    }

    /** The hosts are given a new secret, and the old one holds for another day; or the vendor takes up the new one. */
    void rotate(Instant now) {
        if (signing == newest) {
            newest++;
            signingUntil = now.plus(OVERLAP);
        } else {
            takeUp();
        }
    }

    /** The vendor signs with the newest secret. */
    void takeUp() {
        signing = newest;
        signingUntil = Instant.MAX;
    }

    private static String secret(int number) {
        return "whsec_simulated_" + number;
    }
}
