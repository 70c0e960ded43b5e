package com.econlytics.ledger;

import com.econlytics.customer.Identity;
import com.econlytics.erasure.Mentions;
import com.econlytics.erasure.Pseudonyms;
import com.econlytics.erasure.RecordWords;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Message;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a ledger in memory still knows of the words that it had to forget: keyed hashes, and what each is called. */
final class ErasedWords {
    private final Pseudonyms pseudonyms;
    private final Map<String, String> called = new HashMap<>();
    private final Set<String> records = new HashSet<>();

    ErasedWords(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    boolean isEmpty() {
        return called.isEmpty();
    }

    /** What is called otherwise, by keyed hash. */
    Map<String, String> called() {
        return Collections.unmodifiableMap(called);
    }

    void addAll(Map<String, String> journaled) {
        journaled.forEach(called::putIfAbsent);
    }

    boolean has(Party party) {
        return called.containsKey(pseudonyms.keyOf(party));
    }

    boolean hasName(String name) {
        return called.containsKey(pseudonyms.keyOfName(name));
    }

    /** A customer's own id is one of its names, and both are called the same. */
    void add(Party.OfRecord party, String pseudonym) {
        String name = called.computeIfAbsent(pseudonyms.keyOfName(party.id()), unseen -> pseudonym);
        called.putIfAbsent(pseudonyms.keyOf(party), name);
    }

    /** A payment is a party and a record, and both are called the same. */
    void add(Party.Reference party) {
        called.putIfAbsent(pseudonyms.keyOf(party), pseudonyms.ofRecord(party.account(), party.id()));
    }

    void addName(String name, String pseudonym) {
        called.putIfAbsent(pseudonyms.keyOfName(name), pseudonym);
    }

    /** Remembers ids of records of somebody who was erased; whether any of them is new. */
    boolean addRecords(SourceAccount account, Collection<String> ids) {
        boolean added = false;
        for (String id : ids) {
            added |= !Pseudonyms.isOne(id) && records.add(pseudonyms.keyOfRecord(account, id));
        }
        return added;
    }

    Party rename(Party party) {
        String pseudonym = called.get(pseudonyms.keyOf(party));
        if (pseudonym == null) {
            return party;
        }
        return party instanceof Party.OfRecord customer
                ? Party.ofRecord(customer.account(), pseudonym)
                : Party.reference(((Party.Reference) party).account(), pseudonym);
    }

    String renameName(String name) {
        return called.getOrDefault(pseudonyms.keyOfName(name), name);
    }

    Identity rename(Identity identity) {
        return identity.renamed(this::rename, this::renameName);
    }

    FactId rename(FactId id) {
        return RecordWords.renamed(id, erasedAt(id.account()), pseudonymAt(id.account()));
    }

    /** A fact as it is kept, of a party that was erased or not. */
    Fact rename(Fact fact, RecordWords words, boolean isErased) {
        SourceAccount account = fact.id().account();
        return words.renamed(fact, rename(fact.party()), isErased, erasedAt(account), pseudonymAt(account));
    }

    /** Whether a message mentions anybody who was erased. */
    boolean areIn(Message message) {
        Mentions mentions = Mentions.in(message.body());
        return mentions.keys(message.account(), pseudonyms).stream().anyMatch(this::isKnown)
                || Mentions.in(message.key()).keys(message.account(), pseudonyms).stream()
                        .anyMatch(this::isKnown);
    }

    private boolean isKnown(String key) {
        return called.containsKey(key) || records.contains(key);
    }

    private Predicate<String> erasedAt(SourceAccount account) {
        return id -> records.contains(pseudonyms.keyOfRecord(account, id));
    }

    private UnaryOperator<String> pseudonymAt(SourceAccount account) {
        return id -> pseudonyms.ofRecord(account, id);
    }
}
