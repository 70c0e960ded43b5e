package com.econlytics.jdbc;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Line;
import com.econlytics.time.Closing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares the lines that facts have with those that they should have. Bookings append what is missing. */
final class Restatement {
    private final Booking booking;
    private final Facts facts;
    private final Parties parties;
    private final Journal journal;

    Restatement(Booking booking, Facts facts, Parties parties, Journal journal) {
        this.booking = booking;
        this.facts = facts;
        this.parties = parties;
        this.journal = journal;
    }

    /**
     * What is missing.
     *
     * @param numbers the numbers of the facts that were compared
     * @param lines to be appended so that every fact has the lines it should have
     */
    record Missing(Map<FactId, Long> numbers, List<Line> lines) {}

    /** What these facts lack now, at these prices and with these months closed. */
    Missing missing(Collection<Long> chunk, CostModel costs, Closing closing) {
        Map<Long, Standing> standings = facts.standings(chunk);
        Map<Long, FactId> ids = new HashMap<>();
        standings.forEach((number, standing) -> {
            if (!facts.isNew(number)) {
                ids.put(number, standing.id());
            }
        });
        Map<Long, List<Line>> booked = ids.isEmpty() ? Map.of() : journal.booked(ids);
        Map<Party, CustomerId> bearers = bearers(standings.values());
        List<Line> lines = new ArrayList<>();
        Map<FactId, Long> numbers = new HashMap<>();
        standings.forEach((number, standing) -> {
            List<Line> wanted = booking.lines(standing, party -> bearerOf(party, bearers), costs);
            lines.addAll(Booking.restate(booked.getOrDefault(number, List.of()), wanted, closing));
            numbers.put(standing.id(), number);
        });
        return new Missing(numbers, lines);
    }

    private Map<Party, CustomerId> bearers(Collection<Standing> standings) {
        Set<Party> mentioned = new HashSet<>();
        standings.forEach(standing -> mentioned.add(standing.content().party()));
        return parties.bearers(mentioned);
    }

    private static CustomerId bearerOf(Party party, Map<Party, CustomerId> bearers) {
        return Objects.requireNonNull(bearers.get(party), "a fact was stored without its party");
    }
}
