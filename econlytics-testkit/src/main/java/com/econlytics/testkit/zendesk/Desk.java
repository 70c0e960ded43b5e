package com.econlytics.testkit.zendesk;

/**
 * All that an account has.
 *
 * @param tickets by when they were generated
 * @param users by when they were updated; only the last state of each is shown
 * @param records everything else
 */
record Desk(ChangeStream tickets, ChangeStream users, DeskRecords records) {
    static Desk empty() {
        ChangeStream users = new ChangeStream();
        users.showLastStatesOnly();
        return new Desk(new ChangeStream(), users, new DeskRecords());
    }
}
