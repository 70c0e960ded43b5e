package com.econlytics.erasure;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words of a record are ids that lead to somebody, and which are terms that figures are made of.
 *
 * <p>Links name other records: the charge of a refund, the invoice of a line. Terms, such as a price, a date or a category,
 * say nothing about who somebody is and stay. Whatever else a source states may be anything, so it goes with its owner.
 */
public final class RecordWords {
    private static final Set<String> LINKS = Stream.concat(
                    Posting.LINKS.stream(), Stream.of("subscription", "subscription_item", "items", "ticket"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> TERMS =
            Set.of("category flag presented settled_on component service_start service_end due method use price product"
                    .split(" "));
    private static final Set<String> TERMS_OF_SUBSCRIPTIONS = Set.of(
            ("unit_amount interval interval_count scheme usage tax tiers package package_rounding quantity period_start"
                            + " period_end status start trial_end pause pause_end cancel_at ended proration payout"
                            + " arrived_at")
                    .split(" "));
    private static final Set<String> TERMS_OF_WORK =
            Set.of("channel priority group agent brand form organization satisfaction estimate excluded_by".split(" "));
    private static final Pattern TERM_OF_DISCOUNT =
            Pattern.compile("discount\\d+_(reach|duration|end|products|percent|amount)");
    private static final String LIST = "items";

    private final Set<String> terms;

    private RecordWords(Set<String> terms) {
        this.terms = Set.copyOf(terms);
    }

    /** What the connectors of Econlytics state. */
    public static RecordWords standard() {
        Set<String> terms = new HashSet<>(TERMS);
        terms.addAll(TERMS_OF_SUBSCRIPTIONS);
        terms.addAll(TERMS_OF_WORK);
        return new RecordWords(terms);
    }

    /** The same, and attributes of these names are terms too, such as those by which rates differ. */
    public RecordWords keeping(Collection<String> names) {
        Set<String> more = new HashSet<>(terms);
        names.stream().filter(name -> !LINKS.contains(name)).forEach(more::add);
        return new RecordWords(more);
    }

    /** Whether the attribute {@code name} holds ids of other records. */
    public static boolean isLink(String name) {
        return LINKS.contains(name);
    }

    /** The names of the attributes that hold ids of other records. */
    public static Set<String> links() {
        return LINKS;
    }

    /** Whether the attribute {@code name} stays as it is, also of somebody who is erased. */
    public boolean isTerm(String name) {
        return terms.contains(name) || TERM_OF_DISCOUNT.matcher(name).matches();
    }

    /** The ids in a link. */
    public static Set<String> ids(String name, String value) {
        return name.equals(LIST) ? new LinkedHashSet<>(List.of(value.split(" "))) : Set.of(value);
    }

    /** The ids by which other records may name this one, or which it names. */
    public static Set<String> ids(Fact fact) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(fact.id().object());
        fact.attributes().forEach((name, value) -> {
            if (isLink(name)) {
                ids.addAll(ids(name, value));
            }
        });
        return ids;
    }

    /** What a link says once ids are called otherwise. */
    public static String link(String name, String value, UnaryOperator<String> rename) {
        if (!name.equals(LIST)) {
            return rename.apply(value);
        }
        StringBuilder list = new StringBuilder();
        for (String id : value.split(" ")) {
            list.append(list.isEmpty() ? "" : " ").append(rename.apply(id));
        }
        return list.toString();
    }

    /**
     * A fact as it is kept once somebody is erased.
     *
     * @param party what its party is called
     * @param isErased whether that party was erased
     * @param erased which ids of records are those of somebody who was erased
     * @param pseudonym what such an id is called
     */
    public Fact renamed(
            Fact fact, Party party, boolean isErased, Predicate<String> erased, UnaryOperator<String> pseudonym) {
        UnaryOperator<String> rename = id -> erased.test(id) ? pseudonym.apply(id) : id;
        SortedMap<String, String> attributes = new TreeMap<>();
        fact.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        isLink(name)
                                ? link(name, value, isErased ? pseudonym : rename)
                                : isErased && !isTerm(name) ? pseudonym.apply(value) : value));
        FactId id = renamed(fact.id(), erased, pseudonym);
        if (fact instanceof Activity work) {
            return new Activity(
                    id, work.revision(), work.occurredAt(), party, work.account(), work.quantities(), attributes);
        }
        Posting posting = (Posting) fact;
        return new Posting(id, posting.revision(), posting.occurredAt(), party, posting.legs(), attributes);
    }

    /** The id of a fact as it is kept: of an erased object, both the object and the ordinal are called otherwise. */
    public static FactId renamed(FactId id, Predicate<String> erased, UnaryOperator<String> pseudonym) {
        boolean owned = erased.test(id.object());
        String ordinal = id.ordinal();
        boolean named = !ordinal.isEmpty() && (owned || erased.test(ordinal));
        return new FactId(
                id.account(),
                owned ? pseudonym.apply(id.object()) : id.object(),
                id.movement(),
                named ? pseudonym.apply(ordinal) : ordinal);
    }
}
