package com.econlytics.jdbc;

import com.econlytics.erasure.Pseudonyms;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/** What sources said: stores statements once, and tells the standing of facts. */
final class Facts {
    private static final int CHUNK = 2000;

    private final Handle handle;
    private final SourceHash hash;
    private final StatementRows rows;
    private final Map<FactId, Long> numbers = new HashMap<>();
    private final Map<Long, List<Fact>> news = new HashMap<>();

    Facts(Handle handle, SourceHash hash, StatementRows rows) {
        this.handle = handle;
        this.hash = hash;
        this.rows = rows;
    }

    /** Stores the statements that are new, and returns them. */
    List<Fact> store(List<Fact> facts, Parties parties, Version version) {
        long last = number(facts.stream().map(Fact::id).toList());
        Map<Statement, Fact> distinct = distinct(facts);
        List<Long> seenBefore = distinct.keySet().stream()
                .map(Statement::fact)
                .filter(fact -> fact <= last)
                .toList();
        distinct.keySet().removeAll(known(seenBefore, 0));
        if (!distinct.isEmpty()) {
            insert(distinct, parties, version.begin());
        }
        distinct.forEach((statement, fact) -> {
            if (statement.fact > last) {
                news.computeIfAbsent(statement.fact, unseen -> new ArrayList<>(1))
                        .add(fact);
            }
        });
        return List.copyOf(distinct.values());
    }

    /** Whether this booking was the first to state the fact; the database has no older statements or lines of it. */
    boolean isNew(long fact) {
        return news.containsKey(fact);
    }

    /** Those of these facts that this booking was not the first to state, or that are no work: work is never paid for by anyone. */
    List<Long> withoutNewWork(Collection<Long> factNumbers) {
        return factNumbers.stream()
                .filter(number -> news.getOrDefault(number, List.of()).stream().noneMatch(Activity.class::isInstance))
                .toList();
    }

    /** Those of these statements, once each, that a booked version brought. */
    List<Fact> heard(List<Fact> facts, long version) {
        find(facts.stream().map(Fact::id).toList());
        Map<Statement, Fact> distinct = distinct(facts);
        distinct.keySet()
                .retainAll(known(distinct.keySet().stream().map(Statement::fact).toList(), version));
        return List.copyOf(distinct.values());
    }

    private Map<Statement, Fact> distinct(List<Fact> facts) {
        Map<Statement, Fact> distinct = new LinkedHashMap<>();
        facts.forEach(fact ->
                distinct.putIfAbsent(new Statement(numberOf(fact.id()), fact.revision(), fact.contentDigest()), fact));
        return distinct;
    }

    /** The number of a fact that was stored or found. */
    long numberOf(FactId id) {
        Long number = numbers.get(id);
        if (number == null) {
            throw new IllegalArgumentException("the ledger has no fact " + id);
        }
        return number;
    }

    /** Looks facts up, so that {@link #numberOf} knows those that exist. */
    void find(Collection<FactId> ids) {
        Map<String, FactId> byKey = new HashMap<>();
        ids.forEach(id -> byKey.put(hash.of(id.toString()), id));
        findPseudonyms(ids);
        handle.createQuery("select fact_no, encode(fact_key, 'hex') as key from econlytics.fact"
                        + " where fact_key = any(select decode(k, 'hex') from unnest(:keys) k)")
                .bindArray("keys", String.class, byKey.keySet())
                .map((row, context) -> numbers.put(byKey.get(row.getString("key")), row.getLong("fact_no")))
                .list();
    }

    /** Those that are named as they are called since somebody was erased. */
    private void findPseudonyms(Collection<FactId> ids) {
        Set<FactId> named =
                ids.stream().filter(id -> Pseudonyms.isOne(id.object())).collect(Collectors.toSet());
        if (!named.isEmpty()) {
            handle.createQuery("select * from econlytics.fact_source where object = any(:objects)")
                    .bindArray(
                            "objects",
                            String.class,
                            named.stream().map(FactId::object).toList())
                    .map((row, context) -> Map.entry(StatementRows.factId(row), row.getLong("fact_no")))
                    .filter(source -> named.contains(source.getKey()))
                    .forEach(source -> numbers.put(source.getKey(), source.getValue()));
        }
    }

    /** The facts that concern any of these parties. */
    Set<Long> concerning(Collection<Long> parties) {
        return new HashSet<>(
                handle.createQuery("select distinct fact_no from econlytics.statement where party_no = any(:parties)")
                        .bindArray("parties", Long.class, parties)
                        .mapTo(Long.class)
                        .list());
    }

    /** The standings of facts now, by number; new ones need not be read back. */
    Map<Long, Standing> standings(Collection<Long> factNumbers) {
        Map<Long, Standing> standings = new TreeMap<>();
        List<Long> stored = new ArrayList<>();
        for (long number : factNumbers) {
            List<Fact> told = news.getOrDefault(number, List.of());
            if (told.isEmpty()) {
                stored.add(number);
            } else {
                standings.put(number, Standing.of(told));
            }
        }
        if (!stored.isEmpty()) {
            standings.putAll(standings(stored, Long.MAX_VALUE));
        }
        return standings;
    }

    private Map<Long, Standing> standings(Collection<Long> factNumbers, long version) {
        Map<Long, SortedMap<String, Fact>> contents = new TreeMap<>();
        rows.ofHighestRevision(handle, factNumbers, version)
                .forEach(row -> contents.computeIfAbsent(row.factNumber(), unseen -> new TreeMap<>())
                        .put(row.digest(), row.fact()));
        settle(contents, version);
        Map<Long, Standing> standings = new TreeMap<>();
        contents.forEach((number, stated) -> standings.put(number, Standing.of(stated)));
        return standings;
    }

    /** Facts whose highest revision was decided about keep one content: that of the latest decision. */
    private void settle(Map<Long, SortedMap<String, Fact>> contents, long version) {
        List<Long> contested = contents.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (contested.isEmpty()) {
            return;
        }
        Map<Long, String> chosen = new HashMap<>();
        handle
                .createQuery(
                        "select fact_no, revision, encode(content_digest, 'hex') as digest from econlytics.decision"
                                + " where kind = 'SETTLE_CONTEST' and fact_no = any(:facts)"
                                + " and version_no <= :version order by decision_no")
                .bindArray("facts", Long.class, contested)
                .bind("version", version)
                .map((row, context) ->
                        new Statement(row.getLong("fact_no"), row.getLong("revision"), row.getString("digest")))
                .list()
                .stream()
                .filter(settled -> statedBy(contents, settled.fact).values().stream()
                        .allMatch(fact -> fact.revision() == settled.revision))
                .forEach(settled -> chosen.put(settled.fact, settled.digest));
        chosen.forEach((fact, digest) -> {
            SortedMap<String, Fact> stated = statedBy(contents, fact);
            if (stated.containsKey(digest)) {
                stated.keySet().retainAll(Set.of(digest));
            }
        });
    }

    private static SortedMap<String, Fact> statedBy(Map<Long, SortedMap<String, Fact>> contents, long fact) {
        return Objects.requireNonNull(contents.get(fact), "a decision about a fact that was not asked for");
    }

    /** Hands over the standing that every fact had when {@code version} was the last one, by number. */
    void readStandings(long version, Consumer<? super Standing> reader) {
        long last = LastNumber.of(handle, "fact_no", "fact");
        for (long from = 1; from <= last; from += CHUNK) {
            List<Long> chunk = LongStream.range(from, Math.min(from + CHUNK, last + 1))
                    .boxed()
                    .toList();
            standings(chunk, version).values().forEach(reader);
        }
    }

    /** All facts that are work. */
    Set<Long> activities() {
        return new HashSet<>(
                handle.createQuery("select distinct fact_no from econlytics.statement where work_account is not null")
                        .mapTo(Long.class)
                        .list());
    }

    /** Those of these facts that are contested now, by id. */
    List<FactId> contested(Collection<Long> factNumbers) {
        List<Long> several = new ArrayList<>();
        List<Long> stored = new ArrayList<>();
        factNumbers.forEach(number -> (isNew(number) ? several : stored).add(number));
        if (!stored.isEmpty()) {
            several.addAll(statedTwice(stored));
        }
        return standings(several).values().stream()
                .filter(Standing::isContested)
                .map(Standing::id)
                .toList();
    }

    private List<Long> statedTwice(List<Long> factNumbers) {
        return handle.createQuery("""
                        select fact_no from econlytics.statement s
                        where fact_no = any(:facts) and revision = (
                            select max(revision) from econlytics.statement where fact_no = s.fact_no)
                        group by fact_no having count(*) > 1""")
                .bindArray("facts", Long.class, factNumbers)
                .mapTo(Long.class)
                .list();
    }

    /** The number of a fact of which this content was stated. */
    long requireStated(FactId id, long revision, String digest) {
        boolean stated = numbers.containsKey(id)
                && handle.createQuery("select count(*) from econlytics.statement where fact_no = :fact"
                                        + " and revision = :revision and encode(content_digest, 'hex') = :digest")
                                .bind("fact", numberOf(id))
                                .bind("revision", revision)
                                .bind("digest", digest)
                                .mapTo(Long.class)
                                .one()
                        > 0;
        if (!stated) {
            throw new IllegalArgumentException("fact " + id + " has no content " + digest + " in revision " + revision
                    + "; settle for one of its contested contents");
        }
        return numberOf(id);
    }

    /** The digest that a content had when it was stated, if it is named by the one that it has since it was renamed. */
    String statedDigest(FactId id, long revision, String digest) {
        if (!numbers.containsKey(id)) {
            return digest;
        }
        return rows.ofHighestRevision(handle, Set.of(numberOf(id)), Long.MAX_VALUE).stream()
                .filter(row -> row.fact().revision() == revision
                        && row.fact().contentDigest().equals(digest))
                .map(StatementRows.Row::digest)
                .findFirst()
                .orElse(digest);
    }

    /** Gives numbers to ids, so that {@link #numberOf} knows them, and returns the last number before the new ones. */
    long number(Collection<FactId> mentioned) {
        Set<FactId> ids = new LinkedHashSet<>(mentioned);
        find(ids);
        ids.removeAll(numbers.keySet());
        long last = LastNumber.of(handle, "fact_no", "fact");
        long number = last;
        Rows keys = Rows.of(handle, "fact", "fact_no, fact_key");
        Rows sources = Rows.of(handle, "fact_source", "fact_no, source, account, object, movement, ordinal");
        for (FactId id : ids) {
            numbers.put(id, ++number);
            keys.add(number, hash.bytesOf(id.toString()));
            SourceAccount account = id.account();
            sources.add(number, account.source(), account.account(), id.object(), id.movement(), id.ordinal());
        }
        keys.write();
        sources.write();
        return last;
    }

    /** The statements about these facts that a version brought; all there are if it is 0. */
    private Set<Statement> known(Collection<Long> factNumbers, long version) {
        if (factNumbers.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(handle.createQuery("select fact_no, revision, encode(content_digest, 'hex') as digest"
                        + " from econlytics.statement where fact_no = any(:facts)"
                        + " and (:version = 0 or version_no = :version)")
                .bindArray("facts", Long.class, factNumbers)
                .bind("version", version)
                .map((row, context) ->
                        new Statement(row.getLong("fact_no"), row.getLong("revision"), row.getString("digest")))
                .list());
    }

    private void insert(Map<Statement, Fact> facts, Parties parties, long version) {
        long number = LastNumber.of(handle, "statement_no", "statement");
        Rows statements = Rows.of(
                handle,
                "statement",
                "statement_no, fact_no, revision, content_digest, occurred_at, party_no, work_account, version_no");
        Rows parts = Rows.of(handle, "statement_part", "statement_no, position, account, unit, amount");
        Rows attributes = Rows.of(handle, "statement_attribute", "statement_no, name, value");
        for (Map.Entry<Statement, Fact> each : facts.entrySet()) {
            long statement = ++number;
            Fact fact = each.getValue();
            statements.add(
                    statement,
                    each.getKey().fact,
                    fact.revision(),
                    HexFormat.of().parseHex(each.getKey().digest),
                    fact.occurredAt().atOffset(ZoneOffset.UTC),
                    parties.numberOf(fact.party()),
                    fact instanceof Activity activity ? activity.account().code() : null,
                    version);
            addParts(parts, statement, fact);
            fact.attributes().forEach((name, value) -> attributes.add(statement, name, value));
        }
        statements.write();
        parts.write();
        attributes.write();
    }

    private static void addParts(Rows rows, long statement, Fact fact) {
        List<Part> parts = new ArrayList<>();
        if (fact instanceof Posting posting) {
            posting.legs().forEach(leg -> parts.add(Part.of(leg)));
        } else if (fact instanceof Activity activity) {
            activity.quantities().forEach(quantity -> parts.add(Part.of(quantity)));
        }
        for (int position = 0; position < parts.size(); position++) {
            Part part = parts.get(position);
            rows.add(statement, position, part.account(), part.unit(), part.amount());
        }
    }

    /** What tells one statement from another. */
    private record Statement(long fact, long revision, String digest) {}
}
