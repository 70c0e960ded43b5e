package com.econlytics.testkit.company;

/**
 * The net revenue of a synthetic company over its whole story, tax left out, in minor units.
 *
 * <p>Example: a year for 365.00 and 73.00 of tax, paid at once and half over at the end of the story, is {@code received}
 * 36500 and {@code earned} 18250 or so.
 *
 * @param received when money moved: what was received less refunds and disputes, without the tax that is known of it
 * @param earned as service was delivered, by days, up to the end of the story; payments without an invoice as received. A
 *     debt that nobody will pay is earned, and lost elsewhere
 */
public record TrueRevenue(long received, long earned) {}
