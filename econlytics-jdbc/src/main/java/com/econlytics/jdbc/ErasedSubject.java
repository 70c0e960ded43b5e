package com.econlytics.jdbc;

import com.econlytics.customer.CustomerId;
import com.econlytics.erasure.Pseudonyms;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.Party;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Whom a subject names in a database.
 *
 * @param parties the customers that are one, and all that refers to them
 * @param customers the numbers of those customers
 * @param identifiers by what they are known, and how the subject named them
 * @param unknownWords what is to be remembered of a subject that nobody is
 */
record ErasedSubject(
        Set<Long> parties, Set<Long> customers, Set<String> identifiers, Map<String, String> unknownWords) {

    static ErasedSubject find(Handle handle, Subject subject) {
        ErasedWords words = new ErasedWords(handle, SourceHash.of(handle));
        Set<Long> named = named(handle, subject, words);
        if (named.isEmpty() && subject instanceof Subject.Numbered numbered) {
            throw new IllegalArgumentException(numbered.id() + " is not in the ledger; name a customer that it has");
        }
        Set<Long> bearers = bearers(handle, named);
        if (bearers.size() > 1) {
            throw new IllegalArgumentException("several customers are known by that, "
                    + bearers.stream().map(CustomerId::new).toList()
                    + ", and they are not one; erase each by its number");
        }
        ErasedParties parties = new ErasedParties(handle, words);
        Set<Long> all = new HashSet<>(named);
        all.addAll(longs(
                handle,
                "select party_no from econlytics.party where own_no is not null and customer_no = any(:numbers)",
                bearers));
        all.addAll(parties.referencesTo(all));
        Set<String> identifiers = new TreeSet<>(parties.identifiers(all));
        identifiers.addAll(spoken(subject));
        Set<Long> customers = longs(
                handle,
                "select own_no from econlytics.party where own_no is not null and party_no = any(:numbers)",
                all);
        return new ErasedSubject(all, customers, identifiers, all.isEmpty() ? unknown(subject, words) : Map.of());
    }

    /** Whether it names anybody, erased or not. */
    static boolean isKnown(Handle handle, Subject subject) {
        return !named(handle, subject, new ErasedWords(handle, SourceHash.of(handle)))
                .isEmpty();
    }

    private static Set<Long> named(Handle handle, Subject subject, ErasedWords words) {
        if (subject instanceof Subject.Numbered numbered) {
            return longs(
                    handle,
                    "select party_no from econlytics.party where own_no = any(:numbers)",
                    Set.of(numbered.id().number()));
        }
        if (subject instanceof Subject.OfParty one) {
            String key = words.pseudonyms().keyOf(one.party());
            return new HashSet<>(handle.createQuery("select party_no from econlytics.party"
                            + " where party_key = decode(:key, 'hex') or pseudonym_key = decode(:key, 'hex')")
                    .bind("key", key)
                    .mapTo(Long.class)
                    .list());
        }
        Set<String> spellings = spoken(subject);
        spellings.addAll(words.renamed(spellings).values());
        return new HashSet<>(handle.createQuery("select party_no from econlytics.party_name where name = any(:names)"
                        + " union select party_no from econlytics.party_source where external_id = any(:names)")
                .bindArray("names", String.class, spellings)
                .mapTo(Long.class)
                .list());
    }

    /** The customers themselves decide; where none is named, those to whom what is named is matched. */
    private static Set<Long> bearers(Handle handle, Set<Long> named) {
        return new TreeSet<>(longs(handle, """
                select distinct customer_no from econlytics.party p
                where p.party_no = any(:numbers) and p.customer_no > 0 and (p.own_no is not null or not exists (
                    select from econlytics.party c where c.party_no = any(:numbers) and c.own_no is not null))""", named));
    }

    private static Set<String> spoken(Subject subject) {
        Set<String> spoken = new TreeSet<>();
        if (subject instanceof Subject.Named named) {
            spoken.addAll(List.of(named.name(), named.name().toLowerCase(Locale.ROOT)));
        } else if (subject instanceof Subject.OfParty one) {
            PartyKind.sourceOf(one.party()).ifPresent(source -> spoken.add(source.id()));
        }
        return spoken;
    }

    private static Map<String, String> unknown(Subject subject, ErasedWords words) {
        String pseudonym = Pseudonyms.random(1).get(0);
        if (subject instanceof Subject.Named named) {
            return Map.of(words.pseudonyms().keyOfName(named.name()), pseudonym);
        }
        Party party = ((Subject.OfParty) subject).party();
        return Map.of(words.pseudonyms().keyOf(party), pseudonym);
    }

    private static Set<Long> longs(Handle handle, String sql, Collection<Long> numbers) {
        return new HashSet<>(handle.createQuery(sql)
                .bindArray("numbers", Long.class, numbers)
                .mapTo(Long.class)
                .list());
    }
}
