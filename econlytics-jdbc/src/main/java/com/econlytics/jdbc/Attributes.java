package com.econlytics.jdbc;

import com.econlytics.customer.DatedAttribute;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What sources said about customers' attributes: a set of statements. */
final class Attributes {
    private Attributes() {}

    /** Stores the statements that are new, about parties that were learned. */
    static void store(Handle handle, Collection<DatedAttribute> attributes, Parties parties, SourceHash hash) {
        PreparedBatch rows = handle.prepareBatch("insert into econlytics.customer_attribute"
                + " (party_no, name, value, value_key, valid_from, revision)"
                + " values (:party, :name, :value, decode(:key, 'hex'), :from, :revision) on conflict do nothing");
        for (DatedAttribute attribute : attributes) {
            rows.bind("party", parties.numberOf(attribute.party()))
                    .bind("name", attribute.name())
                    .bind("value", attribute.value())
                    .bind("key", hash.of(attribute.value()))
                    .bind("from", attribute.validFrom().atOffset(ZoneOffset.UTC))
                    .bind("revision", attribute.revision())
                    .add();
        }
        rows.execute();
    }

    /** All statements, in their natural order. */
    static List<DatedAttribute> all(Handle handle) {
        return handle.createQuery("select p.kind, s.source as party_source, s.account as party_account,"
                        + " s.external_id as party_id, a.name, a.value, a.valid_from, a.revision"
                        + " from econlytics.customer_attribute a join econlytics.party p using (party_no)"
                        + " join econlytics.party_source s using (party_no) order by " + PartyRows.TEXT
                        + ", a.name, a.valid_from, a.revision, a.value")
                .map((row, context) -> new DatedAttribute(
                        PartyKind.read(row),
                        row.getString("name"),
                        row.getString("value"),
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        row.getLong("revision")))
                .list();
    }
}
