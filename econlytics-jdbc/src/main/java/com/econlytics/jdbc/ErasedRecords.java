package com.econlytics.jdbc;

import com.econlytics.erasure.Pseudonyms;
import com.econlytics.erasure.RecordWords;
import com.econlytics.fact.FactId;
import com.econlytics.fact.SourceAccount;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Gives pseudonyms to ids of records, in the records themselves and wherever others name them. Amounts stay untouched. */
final class ErasedRecords {
    private final Handle handle;
    private final ErasedWords words;
    private final RecordWords terms;

    ErasedRecords(Handle handle, ErasedWords words) {
        this.handle = handle;
        this.words = words;
        // what rates differ by is a term of work, whatever it is called
        this.terms = RecordWords.standard()
                .keeping(handle.createQuery("select distinct attribute from econlytics.driver_rate_scope")
                        .mapTo(String.class)
                        .list());
    }

    /** The facts of erased parties among these parties. */
    Set<Long> of(Collection<Long> parties) {
        return new HashSet<>(handle.createQuery("select distinct fact_no from econlytics.statement"
                        + " join econlytics.party p using (party_no) where party_no = any(:parties) and p.erased")
                .bindArray("parties", Long.class, parties)
                .mapTo(Long.class)
                .list());
    }

    /**
     * Renames what these facts say of records of erased parties.
     *
     * @param everywhere whether all other facts that name one of the records are looked for too, which reads the table
     * @return how many facts were renamed
     */
    int rename(Collection<Long> facts, boolean everywhere) {
        List<Word> said = said(facts);
        Map<SourceAccount, Set<String>> owned = new HashMap<>();
        said.stream()
                .filter(word -> word.erased && word.isId())
                .forEach(word -> owned.computeIfAbsent(word.id.account(), unseen -> new HashSet<>())
                        .addAll(word.ids()));
        owned.forEach(words::addRecords);
        if (everywhere) {
            said = Stream.concat(said.stream(), named(owned).stream()).toList();
        }
        Map<SourceAccount, Set<String>> erased = erased(said);
        Set<Long> renamed = new HashSet<>(renameObjects(facts, owned, erased));
        renamed.addAll(renameAttributes(said, erased));
        return renamed.size();
    }

    /** Of all ids in these words, those of records of somebody who was erased. */
    private Map<SourceAccount, Set<String>> erased(List<Word> said) {
        Map<SourceAccount, Set<String>> ids = new HashMap<>();
        for (Word word : said) {
            Set<String> here = ids.computeIfAbsent(word.id.account(), unseen -> new HashSet<>());
            here.add(word.id.object());
            here.add(word.id.ordinal());
            here.addAll(word.isId() ? word.ids() : Set.of());
        }
        ids.replaceAll(words::erased);
        return ids;
    }

    private List<Word> said(Collection<Long> facts) {
        return words("where s.fact_no = any(:facts)", query -> query.bindArray("facts", Long.class, facts));
    }

    private List<Word> named(Map<SourceAccount, Set<String>> owned) {
        List<String> ids =
                owned.values().stream().flatMap(Set::stream).distinct().toList();
        return ids.isEmpty()
                ? List.of()
                : words(
                        "where s.statement_no = any(array(select statement_no from econlytics.statement_attribute"
                                + " where name = any(:links) and value = any(:ids)))",
                        query -> query.bindArray("links", String.class, RecordWords.links())
                                .bindArray("ids", String.class, ids));
    }

    private List<Word> words(String which, UnaryOperator<Query> bind) {
        return bind.apply(handle.createQuery("""
                        select s.statement_no, s.fact_no, p.erased, f.source, f.account, f.object, f.movement, f.ordinal,
                               coalesce(a.name, '') as name, coalesce(a.value, '') as value
                        from econlytics.statement s
                        join econlytics.party p using (party_no)
                        join econlytics.fact_source f using (fact_no)
                        left join econlytics.statement_attribute a using (statement_no)
                        """ + which))
                .map((row, context) -> new Word(
                        row.getLong("statement_no"),
                        row.getLong("fact_no"),
                        row.getBoolean("erased"),
                        StatementRows.factId(row),
                        row.getString("name"),
                        row.getString("value")))
                .list();
    }

    /** Those of these facts, and all others, whose object is somebody's who was erased. */
    private Set<Long> renameObjects(
            Collection<Long> facts, Map<SourceAccount, Set<String>> owned, Map<SourceAccount, Set<String>> erased) {
        Set<Long> renamed = new HashSet<>();
        PreparedBatch rows = handle.prepareBatch(
                "update econlytics.fact_source set object = :object, ordinal = :ordinal where fact_no = :fact");
        handle.createQuery("select * from econlytics.fact_source where fact_no = any(:facts)"
                        + " union select * from econlytics.fact_source where object = any(:objects)")
                .bindArray("facts", Long.class, facts)
                .bindArray(
                        "objects",
                        String.class,
                        owned.values().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .map((row, context) -> new Source(row.getLong("fact_no"), StatementRows.factId(row)))
                .list()
                .forEach(source -> {
                    FactId called = RecordWords.renamed(
                            source.id, among(source.id.account(), owned, erased), pseudonym(source.id.account()));
                    if (!called.equals(source.id)) {
                        renamed.add(source.fact);
                        rows.bind("object", called.object())
                                .bind("ordinal", called.ordinal())
                                .bind("fact", source.fact)
                                .add();
                    }
                });
        rows.execute();
        return renamed;
    }

    private Set<Long> renameAttributes(List<Word> said, Map<SourceAccount, Set<String>> erased) {
        Set<Long> renamed = new HashSet<>();
        PreparedBatch rows = handle.prepareBatch("update econlytics.statement_attribute set value = :value"
                + " where statement_no = :statement and name = :name");
        for (Word word : said) {
            String called =
                    word.renamed(terms, among(word.id.account(), Map.of(), erased), pseudonym(word.id.account()));
            if (!called.equals(word.value)) {
                renamed.add(word.fact);
                rows.bind("value", called)
                        .bind("statement", word.statement)
                        .bind("name", word.name)
                        .add();
            }
        }
        rows.execute();
        return renamed;
    }

    private static Predicate<String> among(
            SourceAccount account, Map<SourceAccount, Set<String>> owned, Map<SourceAccount, Set<String>> erased) {
        Set<String> here = owned.getOrDefault(account, Set.of());
        Set<String> known = erased.getOrDefault(account, Set.of());
        return id -> here.contains(id) || known.contains(id);
    }

    private UnaryOperator<String> pseudonym(SourceAccount account) {
        return id -> words.pseudonyms().ofRecord(account, id);
    }

    private record Source(long fact, FactId id) {}

    /** One attribute of a statement; without a name if the statement has none. */
    private record Word(long statement, long fact, boolean erased, FactId id, String name, String value) {
        boolean isId() {
            return name.isEmpty() || RecordWords.isLink(name) || erased;
        }

        /** The ids in it and of the record itself, without what is called otherwise already. */
        Set<String> ids() {
            Set<String> ids = new HashSet<>(RecordWords.isLink(name) ? RecordWords.ids(name, value) : Set.of());
            ids.add(id.object());
            ids.removeIf(Pseudonyms::isOne);
            return ids;
        }

        String renamed(RecordWords terms, Predicate<String> isErased, UnaryOperator<String> pseudonym) {
            if (name.isEmpty()) {
                return value;
            }
            if (RecordWords.isLink(name)) {
                return RecordWords.link(
                        name, value, each -> erased || isErased.test(each) ? pseudonym.apply(each) : each);
            }
            return erased && !terms.isTerm(name) ? pseudonym.apply(value) : value;
        }
    }
}
