package com.econlytics.stripe;

/**
 * What a line of an invoice or of a credit note comes to, after discounts, in Stripe's minor units.
 *
 * <p>Example: an amount of 1,200 that includes 180 of tax, at a discount of 120, is net 900 and tax 180.
 *
 * @param net without tax
 * @param tax on it, whether it was included in the line's amount or comes on top
 */
record LineAmounts(long net, long tax) {
    static final LineAmounts NOTHING = new LineAmounts(0, 0);

    /** What {@code line} states, in the words of any version of the API. */
    static LineAmounts of(Json line) throws UnreadableException {
        long included = 0;
        long tax = 0;
        for (Json part : line.elements(line.has("taxes") ? "taxes" : "tax_amounts")) {
            long amount = part.amount("amount");
            tax = Math.addExact(tax, amount);
            included = Math.addExact(included, isIncluded(part) ? amount : 0);
        }
        long net = Math.subtractExact(line.amount("amount"), Math.addExact(reductions(line), included));
        return new LineAmounts(net, tax);
    }

    /** What {@code owner} states as shipping; nothing if it was free or none. */
    static LineAmounts ofShipping(Json owner) throws UnreadableException {
        if (owner.findObject("shipping_cost").isEmpty()) {
            return NOTHING;
        }
        Json cost = owner.object("shipping_cost");
        long tax = cost.amountIfAny("amount_tax");
        return new LineAmounts(Math.subtractExact(cost.amount("amount_total"), tax), tax);
    }

    /** The tax that {@code owner} states for all of its lines. */
    static long statedTax(Json owner) throws UnreadableException {
        for (String field : new String[] {"total_taxes", "total_tax_amounts", "tax_amounts"}) {
            if (owner.has(field)) {
                return owner.sumOf(field);
            }
        }
        return owner.amountIfAny("tax");
    }

    LineAmounts plus(LineAmounts other) {
        return new LineAmounts(Math.addExact(net, other.net), Math.addExact(tax, other.tax));
    }

    long total() {
        return Math.addExact(net, tax);
    }

    boolean isNothing() {
        return net == 0 && tax == 0;
    }

    /** Discounts, and credits that were granted before; Stripe lists the discounts a second time among the latter. */
    private static long reductions(Json line) throws UnreadableException {
        long reduced =
                line.has("discount_amounts") ? line.sumOf("discount_amounts") : line.amountIfAny("discount_amount");
        for (Json credit : line.elements("pretax_credit_amounts")) {
            boolean discount = credit.findText("type").orElse("").equals("discount");
            reduced = Math.addExact(reduced, discount ? 0 : credit.amount("amount"));
        }
        return reduced;
    }

    private static boolean isIncluded(Json tax) throws UnreadableException {
        return tax.has("inclusive")
                ? tax.flag("inclusive")
                : tax.findText("tax_behavior").orElse("").equals("inclusive");
    }
}
