package com.econlytics.customer;

import com.econlytics.TextOrder;
import com.econlytics.fact.Party;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a company and the parties matched to them, in memory.
 *
 * <p>Not safe for use by several threads; {@code InMemoryLedger} guards its own.
 */
public final class CustomerDirectory {
    private final Matching matching;
    private final Map<Party, CustomerId> numbers = new HashMap<>();
    private final List<Party.OfRecord> ofRecord = new ArrayList<>();
    private final Map<Party, Identity> identities = new HashMap<>();
    private final Map<Party, CustomerId> decided = new HashMap<>();
    private final Map<Party, Match> matches = new HashMap<>();
    private final Index aliases = new Index();
    private final Index emails = new Index();
    private final Merges merges = new Merges();
    private Map<CustomerId, CustomerId> survivors = Map.of();

    /** An empty directory that matches by {@code matching}. */
    public CustomerDirectory(Matching matching) {
        this.matching = matching;
    }

    /**
     * Takes in what a source says about a party.
     *
     * @return the parties that now belong to another customer than before
     */
    public Set<Party> learn(Identity identity) {
        Party party = identity.party();
        Identity known = identities.get(party);
        Identity merged = known == null ? identity : known.mergedWith(identity);
        if (merged.equals(known)) {
            return Set.of();
        }
        identities.put(party, merged);
        if (party instanceof Party.OfRecord customer) {
            number(customer);
        }
        Set<Party> concerned = aliases.add(names(merged), party);
        concerned.addAll(emails.add(merged.emails(), party));
        concerned.add(party);
        Set<Party> moved = rematch(concerned);
        if (mayUnite(merged)) {
            moved.addAll(reunite());
        }
        return moved;
    }

    /**
     * Records that {@code survivor} bears what is {@code customer}'s.
     *
     * @return the parties that now belong to another customer than before
     * @throws IllegalArgumentException if either is unknown, or the survivor was merged into the customer
     */
    public Set<Party> merge(CustomerId customer, CustomerId survivor) {
        requireKnown(customer);
        requireKnown(survivor);
        merges.merge(customer, survivor);
        return reunite();
    }

    /** Records that {@code customer} stands for itself again, and returns the parties that moved. */
    public Set<Party> split(CustomerId customer) {
        requireKnown(customer);
        merges.split(customer);
        return reunite();
    }

    /**
     * Records that somebody decided to which customer a reference belongs, against or without the rule.
     *
     * @return the parties that now belong to another customer than before
     */
    public Set<Party> decide(Party.Reference party, CustomerId customer) {
        requireKnown(customer);
        learn(Identity.of(party));
        decided.put(party, customer);
        return rematch(Set.of(party));
    }

    /** Takes a decision back, so that the rule matches the party again. */
    public Set<Party> withdraw(Party.Reference party) {
        learn(Identity.of(party));
        decided.remove(party);
        return rematch(Set.of(party));
    }

    /** The customer who bears what concerns {@code party}, or one of the two reserved ids. */
    public CustomerId bearerOf(Party party) {
        return matchOf(party).customer();
    }

    /** Which customer {@code party} is, and how that is known. */
    public Match matchOf(Party party) {
        return party instanceof Party.Shared
                ? Match.SHARED
                : matches.getOrDefault(party, Match.none(Match.Method.NONE));
    }

    /** All customers, by number. */
    public List<Customer> customers() {
        List<Customer> customers = new ArrayList<>();
        for (Party.OfRecord party : ofRecord) {
            Identity identity = identityOf(party);
            CustomerId id = number(party);
            customers.add(new Customer(id, party, identity.createdAt(), survivorOf(id)));
        }
        return Collections.unmodifiableList(customers);
    }

    /** All that was said about parties, merged, in no particular order. */
    public List<Identity> identities() {
        return List.copyOf(identities.values());
    }

    /** How each party that was heard of is matched, in no particular order. */
    public Map<Party, Match> matches() {
        return Map.copyOf(matches);
    }

    /** Finds out again which customers are one; a change may make any ambiguous reference unique, or a unique one not. */
    private Set<Party> reunite() {
        List<Set<CustomerId>> sharing =
                matching.emails() == Matching.Emails.SAME_CUSTOMER ? sharingAddresses() : List.of();
        Map<CustomerId, CustomerId> now = merges.survivors(
                sharing,
                Comparator.comparing(
                        customer -> ofRecord.get((int) customer.number() - 1).toString(), TextOrder.CODE_POINT));
        if (now.equals(survivors)) {
            return Set.of();
        }
        survivors = now;
        return rematch(new LinkedHashSet<>(matches.keySet()));
    }

    private boolean mayUnite(Identity identity) {
        return matching.emails() == Matching.Emails.SAME_CUSTOMER
                && identity.party() instanceof Party.OfRecord
                && emails.customersWith(identity.emails()).size() > 1;
    }

    private List<Set<CustomerId>> sharingAddresses() {
        return emails.shared().stream().map(this::numbersOf).toList();
    }

    /** The customer into which {@code customer} was merged, or itself. */
    public CustomerId survivorOf(CustomerId customer) {
        return survivors.getOrDefault(customer, customer);
    }

    private Set<CustomerId> numbersOf(Collection<Party> customers) {
        return customers.stream()
                .map(party -> number((Party.OfRecord) party))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Party> rematch(Set<Party> parties) {
        Set<Party> moved = new LinkedHashSet<>();
        for (Party party : parties) {
            Match match = match(party);
            Match before = matches.put(party, match);
            CustomerId bearer = before == null ? CustomerId.UNATTRIBUTED : before.customer();
            if (!match.customer().equals(bearer)) {
                moved.add(party);
            }
        }
        return moved;
    }

    private Match match(Party party) {
        CustomerId chosen = decided.get(party);
        if (chosen != null) {
            return new Match(survivorOf(chosen), Match.Method.DECIDED);
        }
        if (party instanceof Party.OfRecord customer) {
            CustomerId own = number(customer);
            CustomerId survivor = survivorOf(own);
            return new Match(survivor, own.equals(survivor) ? Match.Method.OF_RECORD : Match.Method.MERGED);
        }
        Identity identity = identityOf(party);
        return matching.match(identity.role(), new Lookup(identity));
    }

    private Identity identityOf(Party party) {
        @Nullable Identity identity = identities.get(party);
        return identity == null ? Identity.of(party) : identity;
    }

    private CustomerId number(Party.OfRecord party) {
        return numbers.computeIfAbsent(party, unseen -> {
            ofRecord.add(party);
            return new CustomerId(ofRecord.size());
        });
    }

    /**
     * Refuses a number that is no customer's.
     *
     * @throws IllegalArgumentException if the directory has no such customer
     */
    public void requireKnown(CustomerId customer) {
        if (!customer.isCustomer() || customer.number() > ofRecord.size()) {
            throw new IllegalArgumentException(customer + " is not in the directory, which has " + ofRecord.size()
                    + " customers; decide for one of them");
        }
    }

    /**
     * Calls parties and names otherwise, wherever they stand. Who is whose stays as it is.
     *
     * @param parties what each party is called from now on
     * @param names what each name is called from now on; a customer's own id is one of its names
     */
    public void rename(UnaryOperator<Party> parties, UnaryOperator<String> names) {
        renameKeys(numbers, parties);
        renameKeys(decided, parties);
        renameKeys(matches, parties);
        ofRecord.replaceAll(party -> (Party.OfRecord) parties.apply(party));
        Map<Party, Identity> known = new HashMap<>();
        identities.forEach((party, identity) -> known.put(parties.apply(party), identity.renamed(parties, names)));
        identities.clear();
        identities.putAll(known);
        aliases.rename(parties, names);
        emails.rename(parties, names);
    }

    private static <V> void renameKeys(Map<Party, V> map, UnaryOperator<Party> parties) {
        Map<Party, V> renamed = new HashMap<>();
        map.forEach((party, value) -> renamed.put(parties.apply(party), value));
        map.clear();
        map.putAll(renamed);
    }

    /** All that is known by {@code name}: an own id, an alias or an address. */
    public Set<Party> namedBy(String name) {
        Set<Party> named = new LinkedHashSet<>(aliases.named(name));
        named.addAll(emails.named(name));
        return named;
    }

    /** The ids, aliases and addresses by which a party is known. */
    public Set<String> namesOf(Party party) {
        Identity identity = identityOf(party);
        Set<String> names = new TreeSet<>(names(identity));
        names.addAll(identity.emails());
        return names;
    }

    /** The references of outsiders that share a name with a party, or were assigned to its customer. */
    public Set<Party> referencesTo(Party.OfRecord party) {
        Set<Party> references = new LinkedHashSet<>();
        namesOf(party).forEach(name -> references.addAll(namedBy(name)));
        decided.forEach((reference, customer) -> {
            if (customer.equals(numbers.get(party))) {
                references.add(reference);
            }
        });
        references.removeIf(
                other -> other instanceof Party.OfRecord || identityOf(other).role() == Identity.Role.INTERNAL);
        return references;
    }

    /** The customer that a party is by itself, if it is one that the directory knows. */
    public Optional<CustomerId> findOwn(Party party) {
        return Optional.ofNullable(numbers.get(party));
    }

    private static Collection<String> names(Identity identity) {
        if (!(identity.party() instanceof Party.OfRecord customer)) {
            return identity.aliases();
        }
        Set<String> names = new TreeSet<>(identity.aliases());
        names.add(customer.id());
        return names;
    }

    /** Finds customers by a name, and the references that a new name may concern. */
    private static final class Index {
        private final Map<String, Set<Party>> parties = new HashMap<>();

        Set<Party> add(Collection<String> names, Party party) {
            Set<Party> concerned = new LinkedHashSet<>();
            for (String name : names) {
                Set<Party> sharing = parties.computeIfAbsent(name, unseen -> new LinkedHashSet<>());
                if (sharing.add(party) && party instanceof Party.OfRecord) {
                    sharing.stream().filter(Party.Reference.class::isInstance).forEach(concerned::add);
                }
            }
            return concerned;
        }

        /** The customers under each name that several of them have. */
        List<Set<Party>> shared() {
            return parties.keySet().stream()
                    .map(name -> customersWith(List.of(name)))
                    .filter(customers -> customers.size() > 1)
                    .toList();
        }

        Set<Party> named(String name) {
            return parties.getOrDefault(name, Set.of());
        }

        void rename(UnaryOperator<Party> rename, UnaryOperator<String> names) {
            Map<String, Set<Party>> renamed = new HashMap<>();
            parties.forEach((name, sharing) ->
                    sharing.forEach(party -> renamed.computeIfAbsent(names.apply(name), unseen -> new LinkedHashSet<>())
                            .add(rename.apply(party))));
            parties.clear();
            parties.putAll(renamed);
        }

        Set<Party> customersWith(Collection<String> names) {
            Set<Party> customers = new LinkedHashSet<>();
            for (String name : names) {
                parties.getOrDefault(name, Set.of()).stream()
                        .filter(Party.OfRecord.class::isInstance)
                        .forEach(customers::add);
            }
            return customers;
        }
    }

    /** The customers that share a name with one reference. */
    private final class Lookup implements Matching.Candidates {
        private final Identity reference;

        Lookup(Identity reference) {
            this.reference = reference;
        }

        @Override
        public Set<CustomerId> sharingAlias() {
            return survivorsOf(aliases.customersWith(reference.aliases()));
        }

        @Override
        public Set<CustomerId> sharingEmail() {
            return survivorsOf(emails.customersWith(reference.emails()));
        }

        private Set<CustomerId> survivorsOf(Set<Party> customers) {
            return numbersOf(customers).stream()
                    .map(CustomerDirectory.this::survivorOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
