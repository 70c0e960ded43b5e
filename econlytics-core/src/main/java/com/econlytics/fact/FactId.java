package com.econlytics.fact;

import com.econlytics.TextOrder;
import java.util.Comparator;

/**
 * The key of a fact, made of what the source says and never of when we heard it.
 *
 * <p>Example: the settled charge {@code ch_1} is {@code (stripe/acct_1, ch_1, charge, "")}, before and after its fee is
 * known; a second withdrawal for dispute {@code dp_1} is {@code (stripe/acct_1, dp_1, dispute, txn_2)}.
 *
 * @param account whose ids these are
 * @param object the source's object: a charge, a refund, a ticket
 * @param movement what happened to the object: {@code charge}, {@code refund}, {@code ticket}
 * @param ordinal tells apart several movements of one kind, as the source numbers them; empty for the object's own one
 */
public record FactId(SourceAccount account, String object, String movement, String ordinal)
        implements Comparable<FactId> {
    private static final Comparator<FactId> ORDER = Comparator.comparing(FactId::toString, TextOrder.CODE_POINT);

    public FactId {
        requirePrintable("object", object);
        requirePrintable("movement", movement);
        if (!ordinal.isEmpty()) {
            requirePrintable("ordinal", ordinal);
        }
    }

    /** The only movement of its kind of {@code object}. */
    public static FactId of(SourceAccount account, String object, String movement) {
        return new FactId(account, object, movement, "");
    }

    @Override
    public int compareTo(FactId other) {
        if (!account.equals(other.account)) {
            return ORDER.compare(this, other);
        }
        int byObject = compare(object, other.object);
        int byMovement = byObject == 0 ? compare(movement, other.movement) : byObject;
        return byMovement == 0 ? TextOrder.CODE_POINT.compare(ordinal, other.ordinal) : byMovement;
    }

    /** As if each were followed by a slash, which neither contains: the order of the whole texts, without making them. */
    private static int compare(String left, String right) {
        if (left.length() != right.length() && (left.startsWith(right) || right.startsWith(left))) {
            int shorter = Math.min(left.length(), right.length());
            char l = left.length() > shorter ? left.charAt(shorter) : '/';
            char r = right.length() > shorter ? right.charAt(shorter) : '/';
            return Character.compare(l, r);
        }
        return TextOrder.CODE_POINT.compare(left, right);
    }

    /** {@code source/account/object/movement/ordinal}, which no other id shares. */
    @Override
    public String toString() {
        return account + "/" + object + "/" + movement + "/" + ordinal;
    }

    private static void requirePrintable(String name, String value) {
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c == '/' || c == 0x7f)) {
            throw new IllegalArgumentException("the " + name + " of a fact must be the source's own id, without blanks,"
                    + " slashes or control characters");
        }
    }
}
