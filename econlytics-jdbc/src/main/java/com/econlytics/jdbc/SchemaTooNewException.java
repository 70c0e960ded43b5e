package com.econlytics.jdbc;

import com.econlytics.EconlyticsException;

/** The database was migrated by a later version of the library than this one. */
public final class SchemaTooNewException extends EconlyticsException {
    private static final long serialVersionUID = 1L;

    private final String database;
    private final String library;

    SchemaTooNewException(String database, String library) {
        super("the database is at version " + database + " of the schema, and this library knows " + library
                + "; start a version of the library that knows " + database + ", nothing was changed");
        this.database = database;
        this.library = library;
    }

    /** The version of the schema that the database has. */
    public String database() {
        return database;
    }

    /** The last version of the schema that this library knows. */
    public String library() {
        return library;
    }
}
