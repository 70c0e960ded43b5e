package com.econlytics.connector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a source is: an address to which credentials may be sent.
 *
 * <p>It is {@code https://host}, or {@code http://host} on the loopback interface, with a port at most; never with a user,
 * path, query or fragment.
 *
 * <p>Example: {@code SourceAddress.parse("https://api.stripe.com/")} is {@code https://api.stripe.com}.
 *
 * @param text without a slash at the end
 */
public record SourceAddress(String text) {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?)://([A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    public SourceAddress {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the address of a source is https://host or https://host:port,"
                    + " without user, path, query and fragment");
        }
        boolean encrypted = parts.group(1).equals("https");
        if (!encrypted && !LOOPBACK.matcher(parts.group(2)).matches()) {
            throw new IllegalArgumentException("credentials would travel in the clear to " + text
                    + "; use https, or http on the loopback interface");
        }
    }

    /**
     * The address that {@code text} states; a slash at its end is left out.
     *
     * @throws IllegalArgumentException if it is another kind of address; what it says is only repeated if it holds no user
     */
    public static SourceAddress parse(String text) {
        return new SourceAddress(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** The address alone. */
    @Override
    public String toString() {
        return text;
    }
}
