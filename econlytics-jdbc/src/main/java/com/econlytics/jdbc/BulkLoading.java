package com.econlytics.jdbc;

import org.jdbi.v3.core.config.JdbiConfig;

/** From how many rows on a set of rows is written by COPY; public because Jdbi creates it. */
public final class BulkLoading implements JdbiConfig<BulkLoading> {
    static final int USUAL_ROWS = 200;

    private int fromRows = USUAL_ROWS;

    /** The usual number of rows. */
    public BulkLoading() {}

    void setFromRows(int rows) {
        fromRows = rows;
    }

    int fromRows() {
        return fromRows;
    }

    @Override
    public BulkLoading createCopy() {
        BulkLoading copy = new BulkLoading();
        copy.fromRows = fromRows;
        return copy;
    }
}
