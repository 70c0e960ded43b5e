package com.econlytics.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the header {@code Stripe-Signature} says: {@code t=1700000000,v1=5257a8…}. Read before anything is known of the
 * sender, so it takes nothing but the documented form, and little of it.
 *
 * @param timestamp the text that was signed before the body
 * @param signatures those of scheme v1, at least one; several while the secret is being changed
 */
record SignatureHeader(String timestamp, List<String> signatures) {
    private static final int LONGEST = 8 * 1024;
    private static final int MOST_SIGNATURES = 16;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    SignatureHeader {
        signatures = List.copyOf(signatures);
    }

    /** The parts of {@code header}; empty if it is not of the documented form. */
    static Optional<SignatureHeader> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        String timestamp = "";
        List<String> signatures = new ArrayList<>();
        for (String element : header.split(",", -1)) {
            int equals = element.indexOf('=');
            String scheme = equals < 0 ? "" : element.substring(0, equals);
            String value = element.substring(equals + 1);
            boolean second = scheme.equals("t") && !timestamp.isEmpty();
            if (scheme.isEmpty() || second || !isWellFormed(scheme, value)) {
                return Optional.empty();
            }
            if (scheme.equals("t")) {
                timestamp = value;
            } else if (scheme.equals("v1")) {
                signatures.add(value);
            }
        }
        boolean complete = !timestamp.isEmpty() && !signatures.isEmpty() && signatures.size() <= MOST_SIGNATURES;
        return complete ? Optional.of(new SignatureHeader(timestamp, signatures)) : Optional.empty();
    }

    Instant signedAt() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    /** A value of a scheme that we do not know may look as it likes. */
    private static boolean isWellFormed(String scheme, String value) {
        return switch (scheme) {
            case "t" -> DIGITS.matcher(value).matches();
            case "v1" -> HEX.matcher(value).matches();
            default -> true;
        };
    }
}
