package com.econlytics.jdbc;

import org.jdbi.v3.core.JdbiException;

/** A copy broke off: treated like any statement that fails. */
final class CopyException extends JdbiException {
    private static final long serialVersionUID = 1L;

    CopyException(Exception cause) {
        super(cause);
    }
}
