package com.econlytics.revenue;

/**
 * What figures are broken down by: an attribute of records or of customers.
 *
 * <p>Example: {@code Dimension.ofRecord("product")}, {@code Dimension.ofCustomer("country")}.
 *
 * @param holder whose attribute it is
 * @param attribute its name
 */
public record Dimension(Holder holder, String attribute) {
    public Dimension {
        if (attribute.isBlank()) {
            throw new IllegalArgumentException("a dimension is the name of an attribute; name one, such as 'product'");
        }
    }

    /** Whose attribute it is. */
    public enum Holder {
        /** Postings, activities and invoice lines. */
        RECORD,
        /** The customer: the value that held when the record happened. */
        CUSTOMER
    }

    /** An attribute that records state, such as {@code product}. */
    public static Dimension ofRecord(String attribute) {
        return new Dimension(Holder.RECORD, attribute);
    }

    /** An attribute of the customer, such as {@code country}. */
    public static Dimension ofCustomer(String attribute) {
        return new Dimension(Holder.CUSTOMER, attribute);
    }

    @Override
    public String toString() {
        return holder == Holder.RECORD ? attribute : "customer's " + attribute;
    }
}
