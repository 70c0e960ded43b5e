package com.econlytics.jdbc;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A party to be matched: how it is matched now, and the customers with whom it shares a name, merges applied. */
final class Reference implements Matching.Candidates {
    final long party;
    final Match current;
    private final Identity.Role role;
    private final @Nullable CustomerId assigned;
    private final Map<Name.Kind, Set<CustomerId>> sharing = new EnumMap<>(Name.Kind.class);

    private Reference(long party, Match current, Identity.Role role, @Nullable CustomerId assigned) {
        this.party = party;
        this.current = current;
        this.role = role;
        this.assigned = assigned;
    }

    static Reference of(ResultSet row) throws SQLException {
        Identity.Role role = row.getBoolean("internal") ? Identity.Role.INTERNAL : Identity.Role.OUTSIDE;
        long assigned = row.getLong("assigned_no");
        return new Reference(
                row.getLong("party_no"), PartyRows.match(row), role, assigned == 0 ? null : new CustomerId(assigned));
    }

    boolean candidate(Name.Kind kind, long customer) {
        return sharing.computeIfAbsent(kind, unseen -> new TreeSet<>()).add(new CustomerId(customer));
    }

    Match match(Matching matching) {
        return assigned == null ? matching.match(role, this) : new Match(assigned, Match.Method.DECIDED);
    }

    @Override
    public Set<CustomerId> sharingAlias() {
        return sharing.getOrDefault(Name.Kind.ALIAS, Set.of());
    }

    @Override
    public Set<CustomerId> sharingEmail() {
        return sharing.getOrDefault(Name.Kind.EMAIL, Set.of());
    }
}
