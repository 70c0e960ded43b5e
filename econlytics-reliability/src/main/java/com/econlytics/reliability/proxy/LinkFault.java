package com.econlytics.reliability.proxy;

import java.time.Duration;

/** What a network does to connections; bytes are counted from the moment at which the fault begins. */
public sealed interface LinkFault {
    /** Nothing: everything is passed on at once. */
    LinkFault NONE = new None();

    /** In a few words, for a report. */
    String words();

    /** Passes everything on. */
    record None() implements LinkFault {
        @Override
        public String words() {
            return "nothing";
        }
    }

    /**
     * Passes everything on late.
     *
     * @param delay at least so long
     * @param jitter and up to so much longer
     */
    record Latency(Duration delay, Duration jitter) implements LinkFault {
        @Override
        public String words() {
            return "everything comes late";
        }
    }

    /**
     * Passes answers on slowly.
     *
     * @param bytesPerSecond at most so many
     */
    record Bandwidth(int bytesPerSecond) implements LinkFault {
        @Override
        public String words() {
            return "answers come slowly";
        }
    }

    /** Passes nothing on any more, and closes nothing. */
    record Silence() implements LinkFault {
        @Override
        public String words() {
            return "silence";
        }
    }

    /**
     * Resets connections, without a farewell.
     *
     * @param afterBytes after so many bytes of the answer
     */
    record Reset(int afterBytes) implements LinkFault {
        @Override
        public String words() {
            return "reset after " + afterBytes + " bytes of the answer";
        }
    }

    /**
     * Ends the answer's half of connections in order, and leaves the other half open.
     *
     * @param afterBytes after so many bytes of the answer
     */
    record HalfClose(int afterBytes) implements LinkFault {
        @Override
        public String words() {
            return "half closed after " + afterBytes + " bytes of the answer";
        }
    }

    /**
     * Closes connections in order in the middle of an answer.
     *
     * @param afterBytes after so many bytes of the answer
     */
    record CutOff(int afterBytes) implements LinkFault {
        @Override
        public String words() {
            return "closed after " + afterBytes + " bytes of the answer";
        }
    }

    /**
     * Turns one byte of an answer into one that is no text.
     *
     * @param at which one
     */
    record Corrupt(int at) implements LinkFault {
        @Override
        public String words() {
            return "byte " + at + " of the answer is another";
        }
    }

    /**
     * Keeps connections open for a while after their end.
     *
     * @param delay how long
     */
    record SlowClose(Duration delay) implements LinkFault {
        @Override
        public String words() {
            return "connections close late";
        }
    }

    /** Passes a COMMIT on, waits for the database's answer, and resets the connection in place of passing it back. */
    record ReplyLost() implements LinkFault {
        @Override
        public String words() {
            return "the reply to COMMIT is lost";
        }
    }

    /** Refuses every connection, and ends those that there are. */
    record Down() implements LinkFault {
        @Override
        public String words() {
            return "nobody is reached";
        }
    }
}
