package com.econlytics.testkit.company;

import java.util.SplittableRandom;

/**
 * Ids as Stripe makes them: a prefix and letters and digits in no order.
 *
 * <p>The last six characters count, so ids are unique within a company.
 */
final class StripeIds {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 12;
    private static final int COUNT_LENGTH = 6;

    private final SplittableRandom random;
    private long count;

    StripeIds(SplittableRandom random) {
        this.random = random;
    }

    String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        count++;
        long rest = count;
        for (int i = 0; i < COUNT_LENGTH; i++) {
            id.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return id.toString();
    }
}
