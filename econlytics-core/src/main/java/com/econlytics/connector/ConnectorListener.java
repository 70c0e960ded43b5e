package com.econlytics.connector;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * The port by which a host counts what connectors do, in the metrics of its choice. It hears numbers, names of streams and
 * reasons, and never whom a record is about.
 *
 * <p>Called on the thread that does the work, after what is told was committed; an implementation returns at once and does
 * not throw. Each method does nothing unless it is overridden.
 */
public interface ConnectorListener {
    /** Hears nothing. */
    ConnectorListener NONE = new ConnectorListener() {};

    /**
     * A page was booked.
     *
     * @param connector the name of the stream
     * @param page what this page alone brought
     */
    default void pageBooked(String connector, Sync.Outcome page) {}

    /**
     * A stream was read to its end.
     *
     * @param connector the name of the stream
     * @param run what the whole run brought
     * @param freshness how old its data is now
     */
    default void runEnded(String connector, Sync.Outcome run, Freshness freshness) {}

    /**
     * A run was broken off; what was booked stays, and the next run goes on from there.
     *
     * @param connector the name of the stream
     * @param failure says whether asking again may help
     */
    default void runFailed(String connector, SourceException failure) {}

    /**
     * A source is asked again.
     *
     * @param account whose
     * @param tries how often it was asked so far, at least 1
     * @param status the HTTP status of the last answer; 0 if there was none
     * @param wait how long is waited first
     */
    default void retrying(SourceAccount account, int tries, int status, Duration wait) {}

    /**
     * A source no longer accepts the place where a stream was, and is read again from a time before it. What is known already
     * counts once; the host may want to know why.
     *
     * @param connector the name of the stream
     * @param from from when on it is read again
     */
    default void restarted(String connector, Instant from) {}

    /**
     * A message or record was put aside.
     *
     * @param account whose
     * @param reason why
     */
    default void quarantined(SourceAccount account, Reason reason) {}

    /**
     * Messages were looked at and their outcome was booked.
     *
     * @param count how many
     */
    default void messagesHandled(int count) {}
}
