package com.econlytics.jdbc;

import static java.util.stream.Collectors.toSet;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who the parties of a booking are: numbers them, remembers their names, and matches them to customers. */
final class Parties {
    private final Handle handle;
    private final SourceHash hash;
    private final Matches matches;
    private final BusinessCalendar calendar;
    private final ErasedWords words;
    private final Map<Party, Long> numbers = new HashMap<>();

    Parties(Handle handle, SourceHash hash, Matches matches, BusinessCalendar calendar, ErasedWords words) {
        this.handle = handle;
        this.hash = hash;
        this.matches = matches;
        this.calendar = calendar;
        this.words = words;
    }

    /** Takes in what a batch says about parties, and returns the numbers of those that moved to another customer. */
    Set<Long> learn(Collection<Identity> identities, Collection<Party> mentioned) {
        Map<Party, Identity> merged = new LinkedHashMap<>();
        identities.forEach(identity -> merged.merge(identity.party(), identity, Identity::mergedWith));
        mentioned.stream()
                .filter(party -> PartyKind.sourceOf(party).isPresent())
                .forEach(party -> merged.putIfAbsent(party, Identity.of(party)));
        Set<Party> parties = new LinkedHashSet<>(merged.keySet());
        parties.addAll(mentioned);
        Set<Long> concerned = number(parties);
        Map<String, String> renamed = words.renamed(Name.texts(merged.values()));
        rememberCreation(merged.values());
        concerned.addAll(rememberRoles(merged.values()));
        concerned.addAll(rememberNames(merged.values(), renamed));
        return matches.follow(concerned, addresses(merged.values(), renamed));
    }

    private static Set<String> addresses(Collection<Identity> identities, Map<String, String> renamed) {
        return identities.stream()
                .filter(identity -> identity.party() instanceof Party.OfRecord)
                .flatMap(identity -> identity.emails().stream())
                .map(address -> renamed.getOrDefault(address, address))
                .collect(toSet());
    }

    /** The number of a party that was learned or looked up. */
    long numberOf(Party party) {
        Long number = numbers.get(party);
        if (number == null) {
            throw new IllegalStateException("a party was not numbered before its facts");
        }
        return number;
    }

    /** The numbers of all parties that were learned or looked up. */
    Set<Long> all() {
        return Set.copyOf(numbers.values());
    }

    /** The number of a party, if the ledger knows it. */
    Map<Party, Long> find(Collection<Party> parties) {
        Map<String, Party> byKey =
                parties.stream().collect(Collectors.toMap(this::key, Function.identity(), (left, right) -> left));
        Map<Party, Long> found = new HashMap<>();
        handle.createQuery("""
                        with asked as materialized (select decode(k, 'hex') as key from unnest(:keys) k)
                        select party_no, encode(party_key, 'hex') as key from econlytics.party
                        where party_key = any(select key from asked)
                        union all
                        select party_no, encode(pseudonym_key, 'hex') from econlytics.party
                        where pseudonym_key = any(select key from asked)""")
                .bindArray("keys", String.class, byKey.keySet())
                .map((row, context) -> found.put(byKey.get(row.getString("key")), row.getLong("party_no")))
                .list();
        return found;
    }

    /** Who bears what concerns each of these parties, all of which the ledger must know. */
    Map<Party, CustomerId> bearers(Collection<Party> parties) {
        Map<Long, Party> known = new HashMap<>();
        List<Party> unknown = new ArrayList<>();
        for (Party party : parties) {
            Long number = numbers.get(party);
            if (number == null) {
                unknown.add(party);
            } else {
                known.put(number, party);
            }
        }
        if (!unknown.isEmpty()) {
            find(unknown).forEach((party, number) -> known.put(number, party));
        }
        Map<Party, CustomerId> bearers = new HashMap<>();
        handle.createQuery("select party_no, customer_no from econlytics.party where party_no = any(:parties)")
                .bindArray("parties", Long.class, known.keySet())
                .map((row, context) -> bearers.put(known.get(row.getLong(1)), new CustomerId(row.getLong(2))))
                .list();
        return bearers;
    }

    /** Refuses a customer, if one is named, that the ledger does not have. */
    void requireCustomer(@Nullable Long customer) {
        if (customer != null && (customer < 1 || customer > LastNumber.of(handle, "customer_no", "customer"))) {
            throw new IllegalArgumentException(
                    new CustomerId(customer) + " is not in the ledger; decide for a customer that it has");
        }
    }

    /** Gives numbers to parties, and returns the new references among them. */
    private Set<Long> number(Set<Party> parties) {
        numbers.putAll(find(parties));
        List<Party> unseen =
                parties.stream().filter(party -> !numbers.containsKey(party)).toList();
        if (unseen.isEmpty()) {
            return new HashSet<>();
        }
        long party = LastNumber.of(handle, "party_no", "party");
        long customer = LastNumber.of(handle, "customer_no", "customer");
        Rows customers = Rows.of(handle, "customer", "customer_no, survivor_no");
        Rows rows = Rows.of(handle, "party", "party_no, party_key, kind, own_no, customer_no, method");
        for (Party each : unseen) {
            numbers.put(each, ++party);
            PartyKind kind = PartyKind.of(each);
            boolean own = kind == PartyKind.OF_RECORD;
            if (own) {
                customers.add(++customer, customer);
            }
            rows.add(
                    party,
                    hash.bytesOf(each.toString()),
                    kind.name(),
                    own ? customer : null,
                    own ? customer : kind.reserved(),
                    kind.method().name());
        }
        customers.write();
        rows.write();
        rememberSources(unseen);
        return unseen.stream()
                .filter(Party.Reference.class::isInstance)
                .map(this::numberOf)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void rememberSources(List<Party> unseen) {
        Rows sources = Rows.of(handle, "party_source", "party_no, source, account, external_id");
        for (Party party : unseen) {
            PartyKind.sourceOf(party)
                    .ifPresent(source -> sources.add(
                            numberOf(party),
                            source.account().source(),
                            source.account().account(),
                            source.id()));
        }
        sources.write();
    }

    /** The earliest creation time stands; a customer's is also the date of signup. */
    private void rememberCreation(Collection<Identity> identities) {
        List<Long> parties = new ArrayList<>();
        List<Long> micros = new ArrayList<>();
        for (Identity identity : identities) {
            identity.findCreatedAt().ifPresent(at -> {
                parties.add(numberOf(identity.party()));
                micros.add(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            });
        }
        Map<Long, Instant> signups = new HashMap<>();
        handle.createQuery("""
                        update econlytics.party p set created_at = least(p.created_at, x.at)
                        from (select party, timestamptz 'epoch' + micros * interval '1 microsecond' as at
                              from unnest(:parties, :micros) as u(party, micros)) x
                        where p.party_no = x.party and p.created_at is distinct from least(p.created_at, x.at)
                        returning p.own_no, p.created_at""")
                .bindArray("parties", Long.class, parties)
                .bindArray("micros", Long.class, micros)
                .map((row, context) -> new Creation(
                        row.getLong("own_no"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .filter(creation -> creation.customer > 0)
                .forEach(creation -> signups.put(creation.customer, creation.at));
        if (!signups.isEmpty()) {
            rememberSignups(signups);
        }
    }

    /** All at once, because each statement on customers has the read models follow. */
    private void rememberSignups(Map<Long, Instant> signups) {
        List<Long> customers = new ArrayList<>();
        List<String> dates = new ArrayList<>();
        signups.forEach((customer, at) -> {
            customers.add(customer);
            dates.add(calendar.dateOf(at).toString());
        });
        handle.createUpdate("update econlytics.customer c set signed_up_on = x.signup::date"
                        + " from unnest(:customers, :dates) as x(customer, signup) where c.customer_no = x.customer")
                .bindArray("customers", Long.class, customers)
                .bindArray("dates", String.class, dates)
                .execute();
    }

    private Set<Long> rememberRoles(Collection<Identity> identities) {
        List<Long> internal = identities.stream()
                .filter(identity -> identity.role() == Identity.Role.INTERNAL)
                .map(identity -> numberOf(identity.party()))
                .toList();
        return Set.copyOf(handle.createQuery("update econlytics.party set internal = true"
                        + " where party_no = any(:parties) and not internal and kind = 'REFERENCE' returning party_no")
                .bindArray("parties", Long.class, internal)
                .mapTo(Long.class)
                .list());
    }

    /** Adds names, and returns the references that a new name concerns. */
    private Set<Long> rememberNames(Collection<Identity> identities, Map<String, String> renamed) {
        List<Long> parties = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Identity identity : identities) {
            for (Name name : Name.of(identity)) {
                parties.add(numberOf(identity.party()));
                kinds.add(name.kind().name());
                names.add(renamed.getOrDefault(name.text(), name.text()));
            }
        }
        return handle.createQuery("""
                        with added as (
                            insert into econlytics.party_name (party_no, kind, name)
                            select * from unnest(:parties, :kinds, :names)
                            on conflict do nothing returning party_no, kind, name)
                        select a.party_no from added a join econlytics.party p using (party_no)
                        where p.kind = 'REFERENCE'
                        union
                        select r.party_no from added a
                        join econlytics.party c on c.party_no = a.party_no and c.kind = 'OF_RECORD'
                        join econlytics.party_name n on n.name = a.name and n.kind = a.kind
                        join econlytics.party r on r.party_no = n.party_no and r.kind = 'REFERENCE'""")
                .bindArray("parties", Long.class, parties)
                .bindArray("kinds", String.class, kinds)
                .bindArray("names", String.class, names)
                .mapTo(Long.class)
                .collect(toSet());
    }

    private record Creation(long customer, Instant at) {}

    private String key(Party party) {
        return hash.of(party.toString());
    }
}
