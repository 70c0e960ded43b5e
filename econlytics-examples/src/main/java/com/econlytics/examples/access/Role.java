package com.econlytics.examples.access;

import io.javalin.security.RouteRole;

/** What a caller may do; each may do what those before it may. A route without a role is for nobody. */
public enum Role implements RouteRole {
    /** No token is asked for. It is a route's, never a caller's. */
    OPEN,
    /** Sees figures of the company, of cohorts, and how far data can be trusted. */
    VIEWER,
    /** Sees customers, one by one and as a file. */
    ANALYST,
    /** Sets things in motion: polls, replays, comparisons with the books. */
    OPERATOR,
    /** Closes and reopens months. */
    ADMIN;

    /** Whether a caller of this role may do what {@code needed} may. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
