package com.econlytics.jdbc;

import com.econlytics.erasure.Pseudonyms;
import com.econlytics.fact.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Gives parties and their names pseudonyms, and finds those that belong to somebody who was erased. */
final class ErasedParties {
    private final Handle handle;
    private final ErasedWords words;
    private final Pseudonyms pseudonyms;

    ErasedParties(Handle handle, ErasedWords words) {
        this.handle = handle;
        this.words = words;
        this.pseudonyms = words.pseudonyms();
    }

    /**
     * Those near these parties that were not erased and have to be: known by a word that was erased, referring to an erased
     * customer by a name or a decision, or one with it by an address where the policy says so.
     */
    Set<Long> joined(Collection<Long> near) {
        return longs("""
                with near as (
                    select party_no from unnest(:parties) as u(party_no)
                    union
                    select other.party_no from econlytics.party_name mine
                    join econlytics.party_name other on other.name = mine.name
                    where mine.party_no = any(:parties))
                select p.party_no from near join econlytics.party p using (party_no)
                where not p.erased and (
                    exists (select from econlytics.erased_word w where w.word_key = p.party_key)
                    or (p.kind = 'REFERENCE' and not p.internal and (
                        exists (select from econlytics.party c where c.own_no = p.assigned_no and c.erased)
                        or exists (
                            select from econlytics.party_name mine
                            join econlytics.party_name n on n.name = mine.name
                            join econlytics.party c on c.party_no = n.party_no
                            where mine.party_no = p.party_no and c.own_no is not null and c.erased)))
                    or (p.kind = 'OF_RECORD' and (select emails from econlytics.installation) = 'SAME_CUSTOMER'
                        and exists (
                            select from econlytics.party_name mine
                            join econlytics.party_name n on n.name = mine.name
                            join econlytics.party c on c.party_no = n.party_no
                            where mine.party_no = p.party_no and c.own_no is not null and c.erased
                              and c.customer_no = p.customer_no)))""", near);
    }

    /** The references of outsiders that share a name with any of these customers, or were assigned to one. */
    Set<Long> referencesTo(Collection<Long> customers) {
        return longs("""
                select r.party_no from econlytics.party_name own
                join econlytics.party c on c.party_no = own.party_no and c.kind = 'OF_RECORD'
                join econlytics.party_name n on n.name = own.name
                join econlytics.party r on r.party_no = n.party_no and r.kind = 'REFERENCE' and not r.internal
                where own.party_no = any(:parties)
                union
                select r.party_no from econlytics.party r join econlytics.party c on c.own_no = r.assigned_no
                where not r.internal and c.party_no = any(:parties)""", customers);
    }

    /** Those of these parties that were erased. */
    Set<Long> erasedAmong(Collection<Long> parties) {
        return longs("select party_no from econlytics.party where party_no = any(:parties) and erased", parties);
    }

    /** Everything by which these parties are known: their ids and names. */
    Set<String> identifiers(Collection<Long> parties) {
        Set<String> identifiers = new HashSet<>(
                handle.createQuery("select external_id from econlytics.party_source where party_no = any(:parties)"
                                + " union select name from econlytics.party_name where party_no = any(:parties)")
                        .bindArray("parties", Long.class, parties)
                        .mapTo(String.class)
                        .list());
        identifiers.removeIf(Pseudonyms::isOne);
        return identifiers;
    }

    /**
     * Gives each of these parties a pseudonym, in the order of their ids, so that what is ordered by them stays in order.
     *
     * @return the words that are not to be kept again, with their pseudonyms
     */
    Map<String, String> erase(Collection<Long> parties) {
        List<Row> rows = handle.createQuery("""
                        select p.party_no, p.kind, encode(p.party_key, 'hex') as party_key, s.source as party_source,
                               s.account as party_account, s.external_id as party_id, w.pseudonym
                        from econlytics.party p join econlytics.party_source s using (party_no)
                        left join econlytics.erased_word w on w.word_key = p.party_key
                        where p.party_no = any(:parties) and not p.erased
                        order by\s""" + PartyRows.TEXT)
                .bindArray("parties", Long.class, parties)
                .map((row, context) -> new Row(
                        row.getLong("party_no"),
                        PartyKind.read(row),
                        row.getString("party_key"),
                        row.getString("pseudonym")))
                .list();
        List<String> drawn = Pseudonyms.random(rows.size());
        Map<String, String> added = new LinkedHashMap<>();
        PreparedBatch marked = handle.prepareBatch("update econlytics.party set erased = true,"
                + " pseudonym_key = decode(:key, 'hex') where party_no = :party");
        PreparedBatch sources = handle.prepareBatch(
                "update econlytics.party_source set external_id = :pseudonym where party_no = :party");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Party called = called(row, drawn.get(i), added);
            String id = PartyKind.sourceOf(called).orElseThrow().id();
            marked.bind("key", pseudonyms.keyOf(called))
                    .bind("party", row.party)
                    .add();
            sources.bind("pseudonym", id).bind("party", row.party).add();
        }
        marked.execute();
        sources.execute();
        words.add(added);
        return added;
    }

    /** A customer's own id is one of its names, and a payment is also a record: both are called the same. */
    private Party called(Row row, String drawn, Map<String, String> added) {
        if (row.named instanceof Party.OfRecord customer) {
            String known = row.pseudonym == null
                    ? words.renamed(List.of(customer.id())).getOrDefault(customer.id(), drawn)
                    : row.pseudonym;
            added.put(row.key, known);
            added.put(pseudonyms.keyOfName(customer.id()), known);
            return Party.ofRecord(customer.account(), known);
        }
        Party.Reference reference = (Party.Reference) row.named;
        String pseudonym = pseudonyms.ofRecord(reference.account(), reference.id());
        added.put(row.key, pseudonym);
        return Party.reference(reference.account(), pseudonym);
    }

    /** Gives pseudonyms to the names of erased parties, wherever they stand; a reference's only if no living customer has it. */
    Map<String, String> eraseNames(Collection<Long> parties) {
        List<String> names = handle.createQuery("""
                        select distinct n.name collate "C" as name from econlytics.party_name n
                        join econlytics.party p using (party_no)
                        where n.party_no = any(:parties) and p.erased and (p.kind = 'OF_RECORD' or not exists (
                            select from econlytics.party_name o join econlytics.party c on c.party_no = o.party_no
                            where o.name = n.name and c.kind = 'OF_RECORD' and not c.erased))
                        order by 1""")
                .bindArray("parties", Long.class, parties)
                .mapTo(String.class)
                .filter(name -> !Pseudonyms.isOne(name))
                .list();
        Map<String, String> renamed = new HashMap<>(words.renamed(names));
        List<String> drawn = Pseudonyms.random(names.size());
        Map<String, String> added = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!renamed.containsKey(name)) {
                renamed.put(name, drawn.get(i));
                added.put(pseudonyms.keyOfName(name), drawn.get(i));
            }
        }
        words.add(added);
        rename(renamed);
        return added;
    }

    /** Calls names otherwise, whoever has them. */
    void rename(Map<String, String> names) {
        List<String> before = new ArrayList<>(names.keySet());
        List<String> after = before.stream().map(names::get).toList();
        handle.createUpdate("update econlytics.party_name n set name = x.after"
                        + " from unnest(:before, :after) as x(before, after) where n.name = x.before")
                .bindArray("before", String.class, before)
                .bindArray("after", String.class, after)
                .execute();
    }

    /** Drops what is known about the attributes of erased parties. */
    int eraseAttributes(Collection<Long> parties) {
        return handle.createUpdate("delete from econlytics.customer_attribute a using econlytics.party p"
                        + " where p.party_no = a.party_no and p.erased and a.party_no = any(:parties)")
                .bindArray("parties", Long.class, parties)
                .execute();
    }

    private Set<Long> longs(String sql, Collection<Long> parties) {
        return new HashSet<>(handle.createQuery(sql)
                .bindArray("parties", Long.class, parties)
                .mapTo(Long.class)
                .list());
    }

    private record Row(
            long party, Party named, String key, @Nullable String pseudonym) {}
}
