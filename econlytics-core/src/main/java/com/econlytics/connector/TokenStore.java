package com.econlytics.connector;

import java.util.Optional;

/**
 * The port behind which rotating tokens are kept, so that every host of an installation uses the pair that is valid now.
 *
 * <p>A pair is replaced only by somebody who knows the one that is there: two who renew at once cannot overwrite each
 * other, and the loser takes what the winner stored. What is stored is a secret; an implementation keeps it out of logs
 * and messages, and each change is durable when the method returns.
 */
public interface TokenStore {
    /**
     * The pair that is valid now.
     *
     * @param name whose, such as {@code zendesk/acme}
     */
    Optional<TokenPair> find(String name);

    /**
     * Stores the first pair.
     *
     * @return whether there was none before; otherwise nothing changed
     */
    boolean add(String name, TokenPair first);

    /**
     * Stores {@code next} in place of {@code expected}.
     *
     * @return whether {@code expected} was there; otherwise nothing changed
     */
    boolean replace(String name, TokenPair expected, TokenPair next);
}
