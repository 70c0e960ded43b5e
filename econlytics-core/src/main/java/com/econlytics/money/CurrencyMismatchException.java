package com.econlytics.money;

import com.econlytics.EconlyticsException;

/** Two amounts of different currencies met where only one currency can be. */
public final class CurrencyMismatchException extends EconlyticsException {
    private static final long serialVersionUID = 1L;

    private final transient Money left;
    private final transient Money right;

    CurrencyMismatchException(Money left, Money right) {
        super("cannot combine " + left + " with " + right + ": convert one of them at a stated rate first");
        this.left = left;
        this.right = right;
    }

    /** The amount on the left. */
    public Money left() {
        return left;
    }

    /** The amount on the right. */
    public Money right() {
        return right;
    }
}
