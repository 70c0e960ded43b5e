package com.econlytics.reliability.simulation;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Booking;
import com.econlytics.time.BusinessCalendar;
import java.time.ZoneOffset;

/** How the simulated company keeps its books. */
final class Books {
    static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "acct_1");
    static final SourceAccount SUPPORT = SourceAccount.of("zendesk", "desk");
    static final Booking BOOKING = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    static final Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);

    private Books() {}
}
