package com.econlytics.ledger;

import com.econlytics.TextOrder;
import com.econlytics.audit.Actor;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerDirectory;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Match;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.erasure.ErasureReceipt;
import com.econlytics.erasure.Erasures;
import com.econlytics.erasure.LegalHold;
import com.econlytics.erasure.LegalHoldException;
import com.econlytics.erasure.Mentions;
import com.econlytics.erasure.Pseudonyms;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.Party;
import com.econlytics.inbox.InMemoryInbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Erases within a ledger in memory, under its lock. */
final class InMemoryErasures implements Erasures {
    private final InMemoryLedger ledger;
    private final CustomerDirectory directory;
    private final InMemoryInbox inbox;
    private final ErasedWords words;
    private final ErasureJournal journal;
    private final Clock clock;
    private final boolean addressesUnite;
    private final Set<Party> erased = new HashSet<>();
    private final List<ErasureReceipt> receipts = new ArrayList<>();
    private final Map<CustomerId, List<LegalHold>> holds = new HashMap<>();

    InMemoryErasures(
            InMemoryLedger ledger,
            CustomerDirectory directory,
            boolean addressesUnite,
            ErasedWords words,
            ErasureJournal journal,
            Clock clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.inbox = ledger.inbox();
        this.words = words;
        this.journal = journal;
        this.clock = clock;
        this.addressesUnite = addressesUnite;
    }

    @Override
    public ErasureReceipt erase(Subject subject, Actor actor) {
        synchronized (ledger) {
            Set<Party> parties = partiesOf(subject);
            requireNoHold(parties);
            Map<String, String> before = new HashMap<>(words.called());
            Set<String> identifiers = identifiersOf(subject, parties);
            if (subject instanceof Subject.OfParty one) {
                forgetParty(one.party());
            } else if (subject instanceof Subject.Named named && parties.isEmpty()) {
                words.addName(named.name(), Pseudonyms.random(1).get(0));
            }
            Counts counts = spread(parties);
            counts.messages += inbox.empty(message -> words.areIn(message)
                    || Mentions.in(message.body()).anyOf(identifiers)
                    || Mentions.in(message.key()).anyOf(identifiers));
            return record(UUID.randomUUID().toString(), clock.instant(), counts, before);
        }
    }

    @Override
    public List<ErasureReceipt> receipts() {
        synchronized (ledger) {
            return List.copyOf(receipts);
        }
    }

    @Override
    public int replay() {
        synchronized (ledger) {
            Set<String> known = receipts.stream().map(ErasureReceipt::id).collect(Collectors.toSet());
            List<ErasureJournal.Entry> unknown = journal.entries().stream()
                    .filter(entry -> known.add(entry.erasure()))
                    .toList();
            for (ErasureJournal.Entry entry : unknown) {
                words.addAll(entry.pseudonyms());
                Counts counts = spread(Set.of());
                counts.messages += inbox.empty(words::areIn);
                receipts.add(counts.receipt(entry.erasure(), entry.erasedAt()));
            }
            return unknown.size();
        }
    }

    @Override
    public void hold(Subject subject, LegalHold hold) {
        synchronized (ledger) {
            Set<CustomerId> customers = customersAmong(partiesOf(subject));
            if (customers.isEmpty()) {
                throw new IllegalArgumentException("no customer is known by that; hold one that the ledger has");
            }
            customers.forEach(customer ->
                    holds.computeIfAbsent(customer, unseen -> new ArrayList<>()).add(hold));
        }
    }

    /** Follows a booking or a decision: who has become one with somebody erased is erased, and so is what came with it. */
    void follow() {
        if (!words.isEmpty()) {
            spread(Set.of());
            inbox.empty(words::areIn);
        }
    }

    boolean isErased(Party party) {
        return words.has(party) || erased.contains(party);
    }

    private ErasureReceipt record(String id, Instant now, Counts counts, Map<String, String> before) {
        Map<String, String> pseudonyms = new TreeMap<>(words.called());
        pseudonyms.keySet().removeAll(before.keySet());
        journal.append(new ErasureJournal.Entry(id, now, new TreeMap<>(pseudonyms)));
        ErasureReceipt receipt = counts.receipt(id, now);
        receipts.add(receipt);
        return receipt;
    }

    private Counts spread(Set<Party> first) {
        Counts counts = new Counts();
        Set<Party> next = new LinkedHashSet<>(first);
        next.addAll(joined());
        while (!next.isEmpty()) {
            count(next, counts);
            forget(next);
            erased.addAll(next.stream().map(words::rename).toList());
            directory.rename(words::rename, words::renameName);
            next = joined();
        }
        forgetLateNames(counts);
        counts.attributes += ledger.forgetAttributes(this::isErased);
        counts.records += ledger.renameFacts(words, this::isErased);
        return counts;
    }

    /** Who is known under a word that was erased, or has become one with somebody who was. */
    private Set<Party> joined() {
        Set<Party> joined = new LinkedHashSet<>();
        directory.identities().forEach(identity -> joined.add(identity.party()));
        joined.removeIf(party -> !words.has(party));
        for (Party party : erased) {
            if (party instanceof Party.OfRecord customer) {
                joined.addAll(directory.referencesTo(customer));
                joined.addAll(addressesUnite ? sharingAddress(customer) : Set.of());
            }
        }
        joined.removeAll(erased);
        return joined;
    }

    private Set<Party> sharingAddress(Party.OfRecord customer) {
        CustomerId survivor = directory.bearerOf(customer);
        Set<Party> sharing = new LinkedHashSet<>();
        directory.namesOf(customer).forEach(name -> sharing.addAll(directory.namedBy(name)));
        sharing.removeIf(party ->
                !(party instanceof Party.OfRecord) || !directory.bearerOf(party).equals(survivor));
        return sharing;
    }

    private void count(Set<Party> parties, Counts counts) {
        Set<String> names = new TreeSet<>();
        for (Party party : parties) {
            counts.customers += party instanceof Party.OfRecord ? 1 : 0;
            counts.references += party instanceof Party.Reference ? 1 : 0;
            names.addAll(namesToForget(party));
        }
        counts.names += names.size();
    }

    /** Pseudonyms are given out in the order of the words, so that what is ordered by them stays in order. */
    private void forget(Set<Party> parties) {
        List<Party> inOrder = parties.stream()
                .sorted(Comparator.comparing(Party::toString, TextOrder.CODE_POINT))
                .toList();
        List<String> pseudonyms = Pseudonyms.random(inOrder.size());
        Set<String> names = new TreeSet<>(TextOrder.CODE_POINT);
        inOrder.forEach(party -> names.addAll(namesToForget(party)));
        for (int i = 0; i < inOrder.size(); i++) {
            if (inOrder.get(i) instanceof Party.OfRecord customer) {
                words.add(customer, pseudonyms.get(i));
            } else {
                words.add((Party.Reference) inOrder.get(i));
            }
        }
        forgetNames(names);
    }

    private void forgetParty(Party party) {
        if (!words.has(party)) {
            forget(Set.of(party));
        }
    }

    private void forgetLateNames(Counts counts) {
        Set<String> names = new TreeSet<>(TextOrder.CODE_POINT);
        erased.forEach(party -> names.addAll(namesToForget(party)));
        counts.names += names.size();
        if (!names.isEmpty()) {
            forgetNames(names);
            directory.rename(words::rename, words::renameName);
        }
    }

    private void forgetNames(Collection<String> names) {
        List<String> pseudonyms = Pseudonyms.random(names.size());
        int position = 0;
        for (String name : names) {
            words.addName(name, pseudonyms.get(position++));
        }
    }

    /** All names of a customer; those of a reference that are no living customer's as well. */
    private Set<String> namesToForget(Party party) {
        Set<String> names = new TreeSet<>(directory.namesOf(party));
        names.removeIf(name -> Pseudonyms.isOne(name)
                || words.hasName(name)
                || (party instanceof Party.Reference && isNameOfTheLiving(name)));
        return names;
    }

    private boolean isNameOfTheLiving(String name) {
        return directory.namedBy(name).stream().anyMatch(party -> party instanceof Party.OfRecord && !isErased(party));
    }

    private Set<String> identifiersOf(Subject subject, Set<Party> parties) {
        Set<String> identifiers = new TreeSet<>();
        for (Party party : parties) {
            identifiers.addAll(directory.namesOf(party));
            identifiers.add(
                    party instanceof Party.Reference reference ? reference.id() : ((Party.OfRecord) party).id());
        }
        if (subject instanceof Subject.Named named) {
            identifiers.add(named.name());
        } else if (subject instanceof Subject.OfParty one) {
            identifiers.add(
                    one.party() instanceof Party.OfRecord row ? row.id() : ((Party.Reference) one.party()).id());
        }
        identifiers.removeIf(Pseudonyms::isOne);
        return identifiers;
    }

    /** Whom a subject names: the customers that are one, and all that refers to them. */
    private Set<Party> partiesOf(Subject subject) {
        Set<Party> named = new LinkedHashSet<>();
        if (subject instanceof Subject.Numbered numbered) {
            directory.requireKnown(numbered.id());
            named.add(customer(numbered.id()).party());
        } else if (subject instanceof Subject.OfParty one) {
            named.add(words.rename(one.party()));
        } else if (subject instanceof Subject.Named identifier) {
            named.addAll(namedBy(identifier.name()));
        }
        named.removeIf(party -> directory.identities().stream()
                .noneMatch(identity -> identity.party().equals(party)));
        return withAllThatAreOne(named);
    }

    private Set<Party> namedBy(String name) {
        Set<Party> named = new LinkedHashSet<>();
        for (String spelling : List.of(name, name.toLowerCase(Locale.ROOT))) {
            named.addAll(directory.namedBy(words.renameName(spelling)));
        }
        directory.identities().forEach(identity -> {
            if (identity.party() instanceof Party.Reference reference
                    && words.rename(new Party.Reference(reference.account(), name))
                            .equals(reference)) {
                named.add(reference);
            }
        });
        return named;
    }

    private Set<Party> withAllThatAreOne(Set<Party> named) {
        boolean hasCustomers = named.stream().anyMatch(Party.OfRecord.class::isInstance);
        Set<CustomerId> bearers = named.stream()
                .filter(party -> !hasCustomers || party instanceof Party.OfRecord)
                .map(directory::matchOf)
                .map(Match::customer)
                .filter(CustomerId::isCustomer)
                .collect(Collectors.toCollection(TreeSet::new));
        if (bearers.size() > 1) {
            throw new IllegalArgumentException("several customers are known by that, " + bearers
                    + ", and they are not one; erase each by its number");
        }
        Set<Party> parties = new LinkedHashSet<>(named);
        directory.customers().stream()
                .filter(customer -> bearers.contains(customer.survivor()))
                .forEach(customer -> parties.add(customer.party()));
        Set<Party> references = new LinkedHashSet<>();
        parties.forEach(party -> references.addAll(
                party instanceof Party.OfRecord customer ? directory.referencesTo(customer) : Set.of()));
        parties.addAll(references);
        parties.removeAll(erased);
        return parties;
    }

    private Customer customer(CustomerId id) {
        return directory.customers().get((int) id.number() - 1);
    }

    private Set<CustomerId> customersAmong(Set<Party> parties) {
        Set<CustomerId> customers = new TreeSet<>();
        parties.forEach(party -> directory.findOwn(party).ifPresent(customers::add));
        return customers;
    }

    private void requireNoHold(Set<Party> parties) {
        for (CustomerId customer : customersAmong(parties)) {
            for (LegalHold hold : holds.getOrDefault(customer, List.of())) {
                if (hold.isInForceAt(clock.instant())) {
                    throw new LegalHoldException(customer, hold);
                }
            }
        }
    }

    /** How many of each kind one erasure concerned. */
    private static final class Counts {
        private long customers;
        private long references;
        private long names;
        private long attributes;
        private long records;
        private long messages;

        ErasureReceipt receipt(String id, Instant erasedAt) {
            return ErasureReceipt.of(
                    id,
                    erasedAt,
                    Map.of(
                            "customers", customers,
                            "references", references,
                            "names", names,
                            "attributes", attributes,
                            "records", records,
                            "messages", messages));
        }
    }
}
