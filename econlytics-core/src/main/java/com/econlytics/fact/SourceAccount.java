package com.econlytics.fact;

import java.util.regex.Pattern;

/**
 * One account at one source system: the scope in which the source's ids are unique.
 *
 * <p>Example: {@code SourceAccount.of("stripe", "acct_1Nv0FG")}, {@code SourceAccount.of("zendesk", "acme")}.
 *
 * @param source the system, in lower case
 * @param account the account there, as the source or the host names it
 */
public record SourceAccount(String source, String account) {
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public SourceAccount {
        if (!SOURCE.matcher(source).matches() || !ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("'" + source + "', '" + account
                    + "' is not a source account; use a lower-case source and an account of letters, digits, . _ -");
        }
    }

    /** The account {@code account} at {@code source}. */
    public static SourceAccount of(String source, String account) {
        return new SourceAccount(source, account);
    }

    /** {@code source/account}. */
    @Override
    public String toString() {
        return source + "/" + account;
    }
}
