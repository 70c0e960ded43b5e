package com.econlytics.ledger;

import com.econlytics.customer.Customer;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port behind which facts, decisions and the journal are kept.
 *
 * <p>The state is a function of the set of facts and identities booked and of the decisions in their order: no other
 * order, batching or repetition changes a figure. Customers' numbers are given out in order of appearance and are the
 * one thing that differs; compare by {@code Customer.party}.
 *
 * <p>Implementations are safe for use by several threads; bookings happen one at a time.
 */
public interface Ledger {
    /**
     * Books a batch, whole or not at all.
     *
     * @throws IllegalArgumentException if a leg's account is not in the chart, or a message is not in the inbox
     * @throws ArithmeticException if a sum would not fit {@code long}
     * @throws LeaseLostException if the batch's lease is not the latest of its job
     * @throws StoreException if the store fails; it says whether trying again may help
     */
    Receipt book(Batch batch);

    /**
     * Records a decision and restates what it changes.
     *
     * @throws IllegalArgumentException if it names a customer or a contested content that the ledger does not have
     */
    Receipt decide(Decision decision);

    /** The version of the last booking that brought anything new, or decision; 0 at first. */
    long version();

    /** Hands over every line that had been booked when {@code version} was the last one, in the order of booking. */
    void readLines(long version, Consumer<? super Line> reader);

    /** The balances of all lines, as kept up with every booking. */
    List<Balance> balances();

    /** Hands over every distinct statement about a fact ever booked, by id and revision. */
    void readFacts(Consumer<? super Fact> reader);

    /** Hands over the standing of every fact, decisions applied, by id: which content counts. */
    void readStandings(Consumer<? super Standing> reader);

    /** What is known about parties, by party. */
    List<Identity> identities();

    /** All decisions, in order. */
    List<Decision> decisions();

    /** All customers, by number. */
    List<Customer> customers();

    /** Which customer a party is, and how that is known. */
    Match matchOf(Party party);

    /** How far {@code connector} has come; empty before its first page. */
    Optional<String> findCheckpoint(String connector);
}
