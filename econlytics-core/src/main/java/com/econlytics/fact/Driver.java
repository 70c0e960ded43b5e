package com.econlytics.fact;

import java.util.regex.Pattern;

/**
 * What makes cost arise: a unit of work that can be counted.
 *
 * @param code lower-case words joined by {@code _}; never an ISO currency code, which is in capitals
 */
public record Driver(String code) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*");

    /** One support ticket. */
    public static final Driver TICKET = new Driver("ticket");
    /** One second of an agent's tracked time. */
    public static final Driver AGENT_SECOND = new Driver("agent_second");
    /** One second of the desk's opening hours for which a ticket waited for an agent; elapsed time, not labour. */
    public static final Driver BUSINESS_SECOND = new Driver("business_second");

    public Driver {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'" + code + "' is not a driver; use lower-case words like 'ticket'");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
