package com.econlytics.jdbc;

import com.econlytics.customer.Matching;
import com.econlytics.time.BusinessCalendar;
import org.jdbi.v3.core.Handle;

/** The policies under which a ledger is booked. Other ones later would leave old and new figures at odds. */
final class Policies {
    private Policies() {}

    /** Notes the policies of a ledger in which nothing is booked or closed, and refuses others than those of one that is. */
    static void require(Handle handle, BusinessCalendar calendar, Matching matching) {
        String zone = calendar.zone().getId();
        String emails = matching.emails().name();
        handle.execute(
                "update econlytics.installation set zone = ?, emails = ?"
                        + " where not exists (select 1 from econlytics.party)"
                        + " and not exists (select 1 from econlytics.decision where kind = 'CLOSE_BOOKS')",
                zone,
                emails);
        requireSame("zone", zone, booked(handle, "zone"));
        requireSame("matching policy", emails, booked(handle, "emails"));
    }

    private static void requireSame(String policy, String asked, String booked) {
        if (!asked.equals(booked)) {
            throw new IllegalArgumentException("this ledger is booked with " + policy + " " + booked + ", not " + asked
                    + "; open it with " + booked + " or book the facts into a new database");
        }
    }

    private static String booked(Handle handle, String column) {
        return handle.createQuery("select " + column + " from econlytics.installation")
                .mapTo(String.class)
                .one();
    }
}
