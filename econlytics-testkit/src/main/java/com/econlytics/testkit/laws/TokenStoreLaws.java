package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.connector.TokenPair;
import com.econlytics.connector.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every store of rotating tokens. */
public interface TokenStoreLaws {
    /** The pair that is there at first in these laws. */
    TokenPair FIRST = new TokenPair("access-1", "refresh-1", Instant.parse("2026-03-10T12:00:00Z"));

    /** The pair that follows it. */
    TokenPair SECOND = new TokenPair("access-2", "refresh-2", null);

    /** A store of nothing. */
    TokenStore emptyStore();

    @Test
    default void whatWasAddedIsFound() {
        TokenStore store = emptyStore();
        requireEqual(Optional.empty(), store.find("zendesk/acme"));
        require(store.add("zendesk/acme", FIRST), () -> "the first pair must be stored");
        requireEqual(Optional.of(FIRST), store.find("zendesk/acme"));
        requireEqual(Optional.empty(), store.find("zendesk/other"));
    }

    @Test
    default void aSecondFirstPairChangesNothing() {
        TokenStore store = emptyStore();
        store.add("zendesk/acme", FIRST);
        require(!store.add("zendesk/acme", SECOND), () -> "there is a pair already");
        requireEqual(Optional.of(FIRST), store.find("zendesk/acme"));
    }

    @Test
    default void aPairIsReplacedByWhoKnowsIt() {
        TokenStore store = emptyStore();
        store.add("zendesk/acme", FIRST);
        require(store.replace("zendesk/acme", FIRST, SECOND), () -> "the pair that is there was named");
        requireEqual(Optional.of(SECOND), store.find("zendesk/acme"));
        require(store.replace("zendesk/acme", SECOND, FIRST), () -> "also a pair without an expiry");
    }

    @Test
    default void whoComesLateChangesNothing() {
        TokenStore store = emptyStore();
        store.add("zendesk/acme", FIRST);
        store.replace("zendesk/acme", FIRST, SECOND);
        require(
                !store.replace("zendesk/acme", FIRST, new TokenPair("access-3", "refresh-3", null)),
                () -> "the pair has been replaced meanwhile");
        requireEqual(Optional.of(SECOND), store.find("zendesk/acme"));
        require(!store.replace("zendesk/other", FIRST, SECOND), () -> "nothing is there to be replaced");
    }

    @Test
    default void ofManyAtOnceOneWinsAndItsPairIsKept() {
        TokenStore store = emptyStore();
        store.add("zendesk/acme", FIRST);
        List<TokenPair> winners = IntStream.range(0, 16)
                .parallel()
                .mapToObj(number -> new TokenPair("access-" + number, "next-" + number, null))
                .filter(next -> store.replace("zendesk/acme", FIRST, next))
                .toList();
        requireEqual(1, winners.size());
        requireEqual(Optional.of(winners.get(0)), store.find("zendesk/acme"));
    }

    @Test
    default void tokensAreKeptAsTheyAreAndNotShown() {
        TokenStore store = emptyStore();
        TokenPair odd = new TokenPair("", "a'b\"c\\d %s ?:x", Instant.parse("9999-12-31T23:59:59Z"));
        store.add("zendesk/acme", odd);
        requireEqual(Optional.of(odd), store.find("zendesk/acme"));
        require(!odd.toString().contains("a'b"), () -> "a token must not be shown");
        require(!store.toString().contains("a'b"), () -> "a token must not be shown");
    }
}
