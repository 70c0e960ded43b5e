package com.econlytics.jdbc;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Whether a server must keep what it has acknowledged when its machine loses power. */
public enum Durability {
    /** It must: opening a ledger on a server that may forget is refused. */
    REQUIRED,
    /** It need not: for tests, and for figures that can be read from the sources again. */
    ANY;

    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes");

    void require(Handle handle) {
        if (this == REQUIRED) {
            SETTINGS.forEach(setting -> requireOn(handle, setting));
        }
    }

    private static void requireOn(Handle handle, String setting) {
        String value = handle.createQuery("select current_setting(:setting)")
                .bind("setting", setting)
                .mapTo(String.class)
                .one();
        if (!value.equals("on")) {
            throw new IllegalStateException("the server has " + setting + " = " + value
                    + " and may forget what it acknowledged; turn it on, or open the ledger with Durability.ANY");
        }
    }
}
