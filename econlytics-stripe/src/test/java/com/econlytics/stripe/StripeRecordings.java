package com.econlytics.stripe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Stripe really answered. The recordings are not part of the project: where they are not at hand, the tests that need
 * them say so and are left out. The system property {@code econlytics.recordings} names their folder.
 */
final class StripeRecordings {
    private static final Path FOLDER = Path.of(System.getProperty("econlytics.recordings", "../../shared/data/stripe"));

    private StripeRecordings() {}

    static void assumeAtHand() {
        assumeTrue(
                Files.isDirectory(FOLDER),
                "the recordings are not at hand; name their folder as -Deconlytics.recordings=...");
    }

    static JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    }
}
