package com.econlytics.fact;

import com.econlytics.TextOrder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which content of a fact counts, given all that its source ever said about it.
 *
 * <p>Only the highest revision matters. If its contents agree, the fact counts; if they differ it is contested and none
 * counts, until a higher revision or a decision settles it.
 *
 * @param id the fact
 * @param revision the highest revision seen
 * @param contents the different contents of that revision, by digest; one unless contested
 */
public record Standing(FactId id, long revision, List<Fact> contents) {
    private static final Comparator<Fact> BY_DIGEST = Comparator.comparing(Fact::contentDigest, TextOrder.CODE_POINT);

    public Standing {
        contents = List.copyOf(contents);
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("fact " + id + " needs at least one content to have a standing");
        }
    }

    /**
     * The standing of one fact.
     *
     * @param statements every distinct (revision, content) received, of one id, in any order
     */
    public static Standing of(Collection<Fact> statements) {
        long highest = statements.stream().mapToLong(Fact::revision).max().orElseThrow();
        List<Fact> contents = statements.stream()
                .filter(fact -> fact.revision() == highest)
                .distinct()
                .sorted(BY_DIGEST)
                .toList();
        return new Standing(contents.get(0).id(), highest, contents);
    }

    /**
     * The standing of a fact whose ids may have been renamed since it was stated.
     *
     * @param contents the different contents of the highest revision, by the digest that each had when it was stated
     */
    public static Standing of(SortedMap<String, Fact> contents) {
        List<Fact> inOrder = List.copyOf(contents.values());
        Fact first = inOrder.get(0);
        return new Standing(first.id(), first.revision(), inOrder);
    }

    /** The standing after somebody decided for the content with {@code digest}; the same if that is not among them. */
    public Standing settledFor(String digest) {
        Optional<Fact> chosen = contents.stream()
                .filter(fact -> fact.contentDigest().equals(digest))
                .findFirst();
        return chosen.map(fact -> new Standing(id, revision, List.of(fact))).orElse(this);
    }

    /** Whether the source said two different things. */
    public boolean isContested() {
        return contents.size() > 1;
    }

    /** The content that counts; of a contested fact, the first by digest, which is shown as pending. */
    public Fact content() {
        return contents.get(0);
    }
}
