package com.econlytics.reliability.service;

/** What is done to a service and its database. */
enum Harm {
    /** SIGKILL of one service. */
    KILL_SERVICE("the service is killed"),
    /** SIGKILL of PostgreSQL, all its processes at once. */
    KILL_DATABASE("PostgreSQL is killed, all its processes"),
    /** SIGKILL of one process of PostgreSQL, which then ends all others. */
    KILL_BACKEND("one process of PostgreSQL is killed"),
    /** A connection is ended by the database. */
    CUT_CONNECTION("the database ends a connection"),
    /** SIGSTOP of one service until another holds its leases, then SIGCONT. */
    PAUSE_SERVICE("the service is paused beyond its leases"),
    /** SIGSTOP of PostgreSQL, then SIGCONT. */
    PAUSE_DATABASE("PostgreSQL is paused"),
    /** SIGTERM of one service. */
    TERMINATE_SERVICE("the service is told to end");

    private final String words;

    Harm(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether it ends by itself, and is felt only after its end. */
    boolean isPause() {
        return this == PAUSE_SERVICE || this == PAUSE_DATABASE;
    }
}
