package com.econlytics.reliability.simulation;

/** What can happen next, to the company, to its vendors, or to whoever keeps its books. */
public enum Kind {
    /** Somebody pays; the fee may be known at once or later. */
    CHARGE(9),
    /** The processor states a fee that was missing. */
    FEE(4),
    /** Money goes back, for a payment that may not have been heard of. */
    REFUND(4),
    /** A bank takes money back. */
    DISPUTE(3),
    /** The processor bills the company itself. */
    ACCOUNT_FEE(3),
    /** A movement is stated, restated, or stated twice in two ways. */
    CONTRADICT(3),
    /** Somebody becomes a customer, or gets another address. */
    CUSTOMER(4),
    /** The support desk learns of a person. */
    PERSON(4),
    /** A ticket is opened, changed, handed to somebody else or deleted. */
    TICKET(7),
    /** Something of which nothing is booked. */
    ODDITY(3),
    /** The oldest event that is on its way arrives. */
    DELIVER(14),
    /** Any event that is on its way arrives. */
    REORDER(9),
    /** An event arrives that arrived before. */
    DUPLICATE(4),
    /** An event is held up behind all others. */
    DELAY(3),
    /** An event is lost on its way. */
    DROP(3),
    /** A delivery of somebody else, or one that was tampered with. */
    FORGE(3),
    /** What was not delivered is looked for at the vendor. */
    SWEEP(3),
    /** A host works some of the inbox off. */
    WORK(14),
    /** A host reads the desk. */
    POLL(7),
    /** While one host reads, the other does the same work, perhaps because the first was paused for too long. */
    INTERLEAVE(4),
    /** A vendor answers 429, 500 or nothing from now on, or no longer. */
    OUTAGE(4),
    /** The store refuses what it is asked for next. */
    TROUBLE(3),
    /** A host will end at some call, before or after what it asked for was done, and start again. */
    CRASH(5),
    /** Time passes. */
    ADVANCE(8),
    /** The last month that ended is closed, or a closed one opened. */
    CLOSE(3),
    /** Somebody decides on prices, parties, merges or contests. */
    DECIDE(6),
    /** Shared costs are allocated. */
    ALLOCATE(3),
    /** What reports read is made anew from the books. */
    REBUILD(3),
    /** The endpoint gets another secret. */
    ROTATE(3);

    private final int weight;

    Kind(int weight) {
        this.weight = weight;
    }

    /** How often this happens, compared with the others. */
    int weight() {
        return weight;
    }
}
