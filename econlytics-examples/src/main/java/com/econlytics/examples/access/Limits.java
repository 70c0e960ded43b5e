package com.econlytics.examples.access;

/**
 * How often somebody may ask.
 *
 * @param burst how many requests a token may send at once
 * @param perSecond how many more each second
 * @param guesses how many wrong tokens an address may send at once; one more each second
 */
public record Limits(int burst, int perSecond, int guesses) {
    /** Enough for a page with all its parts, and for a program that pages through everything. */
    public static final Limits STANDARD = new Limits(300, 100, 20);

    public Limits {
        if (burst < 1 || perSecond < 1 || guesses < 1) {
            throw new IllegalArgumentException(
                    "limits are 1 at least, not " + burst + ", " + perSecond + " and " + guesses);
        }
    }
}
