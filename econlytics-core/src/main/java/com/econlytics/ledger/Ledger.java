package com.econlytics.ledger;

import com.econlytics.audit.Actor;
import com.econlytics.customer.Customer;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.time.Closing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port behind which facts, decisions and the journal are kept.
 *
 * <p>The state is a function of the set of facts, identities and attributes booked and of the decisions in their order: no
 * other order, batching or repetition changes a figure. Closing is the one decision for which it matters what had been
 * booked before it: that counts where it happened, and what comes later in the earliest open month. Customers' numbers are given out in order of appearance and are the
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

    /** Records a decision of whom it names itself, see {@link Decision#actor}. */
    default Receipt decide(Decision decision) {
        return decide(decision, decision.actor());
    }

    /**
     * Records a decision and restates what it changes.
     *
     * @param actor who decides, for the audit log
     * @throws IllegalArgumentException if it names a customer or a contested content that the ledger does not have, closes
     *     a month that is closed or has not ended, or reopens one that is open
     */
    Receipt decide(Decision decision, Actor actor);

    /**
     * Brings the allocation of shared costs in all open months up to date with what is booked. Bookings do not: one
     * ticket changes the share of every customer of its month, so it is worked out when somebody is about to look.
     *
     * @return the lines appended, under a version of their own if there are any
     */
    Receipt allocate();

    /** The version of the last booking that brought anything new, or decision; 0 at first. */
    long version();

    /** The last version that was booked at or before {@code instant}, by the clock of the store; 0 if there was none. */
    long versionAt(Instant instant);

    /** Hands over every line that had been booked when {@code version} was the last one, in the order of booking. */
    void readLines(long version, Consumer<? super Line> reader);

    /** The balances of all lines, as kept up with every booking. */
    List<Balance> balances();

    /** Hands over every distinct statement about a fact ever booked, by id and revision. */
    void readFacts(Consumer<? super Fact> reader);

    /** Hands over the standing of every fact now: which content counts. */
    default void readStandings(Consumer<? super Standing> reader) {
        readStandings(version(), reader);
    }

    /** Hands over the standing that every fact had when {@code version} was the last one, decisions applied. */
    void readStandings(long version, Consumer<? super Standing> reader);

    /** What is known about parties, by party. */
    List<Identity> identities();

    /** Every distinct statement about an attribute of a customer, by party, name, start and revision. */
    List<DatedAttribute> attributes();

    /** All decisions, in order. */
    default List<Decision> decisions() {
        return decisions(version());
    }

    /** The decisions that had been taken when {@code version} was the last one, in order. */
    List<Decision> decisions(long version);

    /** Which months are closed. */
    Closing closing();

    /** All customers, by number. */
    List<Customer> customers();

    /** Which customer a party is, and how that is known. */
    Match matchOf(Party party);

    /** How each party that has an id of its own is matched. */
    Map<Party, Match> matches();

    /** How far {@code connector} has come; empty before its first page. */
    Optional<Checkpoint> findCheckpoint(String connector);

    /** How far every connector has come, by name. */
    List<Checkpoint> checkpoints();
}
