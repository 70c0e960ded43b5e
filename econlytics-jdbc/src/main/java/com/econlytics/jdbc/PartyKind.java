package com.econlytics.jdbc;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Match;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How each kind of party is written and read. */
enum PartyKind {
    OF_RECORD(CustomerId.UNATTRIBUTED, Match.Method.OF_RECORD),
    REFERENCE(CustomerId.UNATTRIBUTED, Match.Method.NONE),
    UNKNOWN(CustomerId.UNATTRIBUTED, Match.Method.NONE),
    SHARED(CustomerId.UNALLOCATED, Match.Method.NONE);

    private final long reserved;
    private final Match.Method method;

    PartyKind(CustomerId reserved, Match.Method method) {
        this.reserved = reserved.number();
        this.method = method;
    }

    /** The number of who bears what concerns a new party of this kind, unless it is a customer. */
    long reserved() {
        return reserved;
    }

    /** The method of a new party's match. */
    Match.Method method() {
        return method;
    }

    /** The match of a party that the ledger has not seen. */
    Match unseen() {
        return this == SHARED ? Match.SHARED : new Match(CustomerId.UNATTRIBUTED, Match.Method.NONE);
    }

    static PartyKind of(Party party) {
        if (party instanceof Party.OfRecord) {
            return OF_RECORD;
        }
        if (party instanceof Party.Reference) {
            return REFERENCE;
        }
        return party instanceof Party.Shared ? SHARED : UNKNOWN;
    }

    /** The source's ids of a party that has any. */
    static Optional<Source> sourceOf(Party party) {
        if (party instanceof Party.OfRecord customer) {
            return Optional.of(new Source(customer.account(), customer.id()));
        }
        if (party instanceof Party.Reference reference) {
            return Optional.of(new Source(reference.account(), reference.id()));
        }
        return Optional.empty();
    }

    /** The party in a row with the columns {@code kind}, {@code party_source}, {@code party_account}, {@code party_id}. */
    static Party read(ResultSet row) throws SQLException {
        return switch (PartyKind.valueOf(row.getString("kind"))) {
            case OF_RECORD -> Party.ofRecord(account(row), row.getString("party_id"));
            case REFERENCE -> Party.reference(account(row), row.getString("party_id"));
            case UNKNOWN -> Party.unknown();
            case SHARED -> Party.shared();
        };
    }

    private static SourceAccount account(ResultSet row) throws SQLException {
        return SourceAccount.of(row.getString("party_source"), row.getString("party_account"));
    }

    /** The source's ids of a party. */
    record Source(SourceAccount account, String id) {}
}
