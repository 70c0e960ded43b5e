package com.econlytics.connector;

import com.econlytics.inbox.Message;
import java.time.Instant;

/** The port that understands the messages of one source; it may ask the source, and holds no transaction open. */
public interface MessageReader {
    /**
     * Reads one message. What cannot be understood is a disposition with a reason, not an exception.
     *
     * @param now decides when a pending message is looked at again
     */
    Preparation read(Message message, Instant now);
}
