package com.econlytics.fact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The accounts in use. A chart is data: a host adds its own accounts to the standard ones.
 *
 * <p>Example: {@code ChartOfAccounts.standard().with(new Account("gift_cards", Section.BALANCE_SHEET))}.
 */
public final class ChartOfAccounts {
    /** Payments received. */
    public static final Account RECEIPTS = new Account("receipts", Section.GROSS_RECEIPTS);
    /** Commissions a platform keeps from payments to its sellers. */
    public static final Account PLATFORM_EARNINGS = new Account("platform_earnings", Section.GROSS_RECEIPTS);
    /** Payments that failed after they had been counted, such as a returned bank debit. */
    public static final Account FAILED_PAYMENTS = new Account("failed_payments", Section.GROSS_RECEIPTS);
    /** The part of an authorised amount that was never captured. */
    public static final Account UNCAPTURED = new Account("partial_capture_reversals", Section.GROSS_RECEIPTS);
    /** Refunds, net of those that failed. */
    public static final Account REFUNDS = new Account("refunds", Section.REFUNDS);
    /** Disputed amounts, net of those won back. */
    public static final Account DISPUTES = new Account("disputes", Section.DISPUTES);
    /** The processor's fee on a payment. */
    public static final Account PROCESSING_FEES = new Account("processing_fees", Section.FEES);
    /** Tax on the processor's fee. */
    public static final Account FEE_TAXES = new Account("fee_taxes", Section.FEES);
    /** The fee of a dispute, net of what is returned. */
    public static final Account DISPUTE_FEES = new Account("dispute_fees", Section.FEES);
    /** The commission that a platform took from us. */
    public static final Account PLATFORM_FEES = new Account("platform_fees", Section.FEES);
    /** Fees that no payment caused, such as a monthly charge. */
    public static final Account ACCOUNT_FEES = new Account("account_fees", Section.FEES);
    /** What card networks charge for payments, billed apart from them. */
    public static final Account NETWORK_COSTS = new Account("network_costs", Section.FEES);
    /** What a marketplace that sells in its own name passes on to sellers, less the commission that comes back. */
    public static final Account SELLER_SHARES = new Account("seller_shares", Section.COST_OF_GOODS_SOLD);
    /** Support work. */
    public static final Account SUPPORT = new Account("support", Section.SUPPORT);
    /** Support work whose cost is an estimate, because it is priced by elapsed and not by tracked time. */
    public static final Account SUPPORT_ESTIMATED = new Account("support_estimated", Section.SUPPORT);
    /** What the support team was paid, where work is costed against the payroll. */
    public static final Account SUPPORT_PAYROLL = new Account("support_payroll", Section.SUPPORT);
    /** The part of the payroll that customers' work took over, positive. */
    public static final Account SUPPORT_ABSORBED = new Account("support_absorbed", Section.SUPPORT);
    /** The part of the payroll that unattributed work took over, positive. */
    public static final Account SUPPORT_ABSORBED_UNATTRIBUTED =
            new Account("support_absorbed.unattributed", Section.SUPPORT);
    /** The part of the payroll that internal work took over, positive. */
    public static final Account SUPPORT_ABSORBED_INTERNAL = new Account("support_absorbed.internal", Section.SUPPORT);
    /** Movements that the source itself calls other. */
    public static final Account OTHER_ADJUSTMENTS = new Account("other_adjustments", Section.OTHER_COST_TO_SERVE);
    /** Money sent to the company's bank, and what came back of it. */
    public static final Account PAYOUTS = new Account("payouts", Section.BALANCE_SHEET);
    /** Money sent from the company's bank to its balance at the processor. */
    public static final Account TOP_UPS = new Account("top_ups", Section.BALANCE_SHEET);
    /** Money sent to or from connected accounts. */
    public static final Account TRANSFERS = new Account("transfers", Section.BALANCE_SHEET);
    /** Money the processor holds back or releases. */
    public static final Account RESERVES = new Account("reserves", Section.BALANCE_SHEET);
    /** Money on the balance that belongs to others, such as a bank transfer that is not matched to a payment yet. */
    public static final Account HELD_FOR_OTHERS = new Account("held_for_others", Section.BALANCE_SHEET);
    /** Income tax that the processor withheld on the company's behalf. */
    public static final Account WITHHELD_TAX = new Account("withheld_tax", Section.BALANCE_SHEET);
    /** Tax on fees that the company reclaims from an authority; an asset, so negative. */
    public static final Account RECOVERABLE_TAX = new Account("recoverable_tax", Section.BALANCE_SHEET);
    /** Lent, borrowed and repaid. */
    public static final Account FINANCING = new Account("financing", Section.BALANCE_SHEET);
    /** What customers paid for shipping. */
    public static final Account SHIPPING_RECEIPTS = new Account("receipts.shipping", Section.GROSS_RECEIPTS);
    /** Coupons and other price reductions that a source states apart from the receipt they reduce. */
    public static final Account DISCOUNTS = new Account("discounts", Section.GROSS_RECEIPTS);
    /** On the basis of earned revenue: what was earned of invoices, day by day of their service periods. */
    public static final Account EARNED_REVENUE = new Account("earned_revenue", Section.GROSS_RECEIPTS);
    /** On the basis of earned revenue: what was earned and is credited without money going back. */
    public static final Account CREDIT_NOTES = new Account("credit_notes", Section.REFUNDS);
    /** On the basis of earned revenue: receivables that will not be paid, net of tax. */
    public static final Account BAD_DEBT = new Account("bad_debt", Section.OTHER_COST_TO_SERVE);
    /** Tax that customers paid and the company owes to an authority. */
    public static final Account TAX_COLLECTED = new Account("tax_collected", Section.BALANCE_SHEET);
    /** The tax in refunds and credit notes, which reduces what is owed. */
    public static final Account TAX_REFUNDED = new Account("tax_collected.refunds", Section.BALANCE_SHEET);
    /** The tax in disputes, which reduces what is owed. */
    public static final Account TAX_DISPUTED = new Account("tax_collected.disputes", Section.BALANCE_SHEET);
    /** Tips, which belong to those who were tipped. */
    public static final Account TIPS = new Account("tips", Section.BALANCE_SHEET);
    /** Gift cards and deposits that were paid and not redeemed. */
    public static final Account STORED_VALUE = new Account("stored_value", Section.BALANCE_SHEET);
    /** Invoiced and not paid; an asset, so negative. */
    public static final Account RECEIVABLES = new Account("receivables", Section.BALANCE_SHEET);
    /** Invoiced and not earned. */
    public static final Account DEFERRED_REVENUE = new Account("deferred_revenue", Section.BALANCE_SHEET);
    /** What customers have on their balance with the company. */
    public static final Account CUSTOMER_CREDIT = new Account("customer_credit", Section.BALANCE_SHEET);
    /** Invoices paid by other ways than the processor, such as a bank transfer; an asset, so negative. */
    public static final Account PAID_OUTSIDE = new Account("paid_outside", Section.BALANCE_SHEET);
    /**
     * Invoiced in one currency and settled in another: in the one what the receivable was settled for, negative, in the other
     * what came in, positive. The two are never netted.
     */
    public static final Account OTHER_CURRENCY = new Account("other_currency", Section.BALANCE_SHEET);
    /** Receipts that cannot be split, where the strict policy keeps them out of revenue. */
    public static final Account UNSPLIT = new Account("pending.unsplit", Section.PENDING);
    /** What a document states as the price of goods and services, without tax; no money. */
    public static final Account STATED_NET = new Account("stated.net", Section.BALANCE_SHEET);
    /** What a document states as shipping; no money. */
    public static final Account STATED_SHIPPING = new Account("stated.shipping", Section.BALANCE_SHEET);
    /** What a document states as tax; no money. */
    public static final Account STATED_TAX = new Account("stated.tax", Section.BALANCE_SHEET);
    /** What a document states as tip; no money. */
    public static final Account STATED_TIP = new Account("stated.tip", Section.BALANCE_SHEET);
    /** What a document states as gift card or deposit; no money. */
    public static final Account STATED_STORED_VALUE = new Account("stated.stored_value", Section.BALANCE_SHEET);
    /** What a document states as agreed for each interval of a subscription; no money. */
    public static final Account STATED_RECURRING = new Account("stated.recurring", Section.BALANCE_SHEET);
    /** What a document states as settled, or as moved from one place to another; no money. */
    public static final Account STATED_SETTLED = new Account("stated.settled", Section.BALANCE_SHEET);
    /** The total of a document with the other sign, so that its legs sum to nothing. */
    public static final Account STATED_TOTAL = new Account("stated.total", Section.BALANCE_SHEET);
    /** Work on a ticket that was merged into another one, which carries the effort. */
    public static final Account MERGED_TICKETS = new Account("excluded.merged_tickets", Section.EXCLUDED);
    /** Work on tickets that a rule leaves out, such as samples and spam. */
    public static final Account EXCLUDED_TICKETS = new Account("excluded.tickets", Section.EXCLUDED);
    /** Received amounts whose fee the processor has not told yet. */
    public static final Account FEE_UNKNOWN = new Account("pending.fee_unknown", Section.PENDING);
    /** Amounts that the source stated in two ways. */
    public static final Account CONTESTED = new Account("pending.contested", Section.PENDING);
    /** Work for which the cost model has no rate. */
    public static final Account NO_RATE = new Account("pending.no_rate", Section.PENDING);

    /** The accounts to which a basis of revenue moves parts of receipts, refunds and documents. */
    public static final Set<Account> BY_DOCUMENTS = Set.of(
            SHIPPING_RECEIPTS,
            EARNED_REVENUE,
            CREDIT_NOTES,
            BAD_DEBT,
            TAX_COLLECTED,
            TAX_REFUNDED,
            TAX_DISPUTED,
            TIPS,
            STORED_VALUE,
            RECEIVABLES,
            DEFERRED_REVENUE,
            CUSTOMER_CREDIT,
            PAID_OUTSIDE,
            OTHER_CURRENCY,
            UNSPLIT);

    /** The accounts that relieve the payroll of what work took over; their lines are borne by nobody. */
    public static final Set<Account> ABSORPTION =
            Set.of(SUPPORT_ABSORBED, SUPPORT_ABSORBED_UNATTRIBUTED, SUPPORT_ABSORBED_INTERNAL);

    private static final ChartOfAccounts STANDARD = of(List.of(
            RECEIPTS,
            PLATFORM_EARNINGS,
            FAILED_PAYMENTS,
            UNCAPTURED,
            REFUNDS,
            DISPUTES,
            PROCESSING_FEES,
            FEE_TAXES,
            DISPUTE_FEES,
            PLATFORM_FEES,
            ACCOUNT_FEES,
            NETWORK_COSTS,
            SELLER_SHARES,
            SUPPORT,
            SUPPORT_ESTIMATED,
            SUPPORT_PAYROLL,
            SUPPORT_ABSORBED,
            SUPPORT_ABSORBED_UNATTRIBUTED,
            SUPPORT_ABSORBED_INTERNAL,
            OTHER_ADJUSTMENTS,
            PAYOUTS,
            TOP_UPS,
            TRANSFERS,
            RESERVES,
            HELD_FOR_OTHERS,
            WITHHELD_TAX,
            RECOVERABLE_TAX,
            FINANCING,
            SHIPPING_RECEIPTS,
            DISCOUNTS,
            EARNED_REVENUE,
            CREDIT_NOTES,
            BAD_DEBT,
            TAX_COLLECTED,
            TAX_REFUNDED,
            TAX_DISPUTED,
            TIPS,
            STORED_VALUE,
            RECEIVABLES,
            DEFERRED_REVENUE,
            CUSTOMER_CREDIT,
            PAID_OUTSIDE,
            OTHER_CURRENCY,
            UNSPLIT,
            STATED_NET,
            STATED_SHIPPING,
            STATED_TAX,
            STATED_TIP,
            STATED_STORED_VALUE,
            STATED_RECURRING,
            STATED_SETTLED,
            STATED_TOTAL,
            MERGED_TICKETS,
            EXCLUDED_TICKETS,
            FEE_UNKNOWN,
            CONTESTED,
            NO_RATE));

    private final Map<String, Account> accounts;

    private ChartOfAccounts(Map<String, Account> accounts) {
        this.accounts = accounts;
    }

    /** The accounts that the library's own connectors and rules use. */
    public static ChartOfAccounts standard() {
        return STANDARD;
    }

    /** This chart and one account more; refuses a code that already stands for another section. */
    public ChartOfAccounts with(Account account) {
        Map<String, Account> more = new TreeMap<>(accounts);
        put(more, account);
        return new ChartOfAccounts(more);
    }

    private static ChartOfAccounts of(Collection<Account> accounts) {
        Map<String, Account> byCode = new TreeMap<>();
        accounts.forEach(account -> put(byCode, account));
        return new ChartOfAccounts(byCode);
    }

    private static void put(Map<String, Account> accounts, Account account) {
        Account earlier = accounts.putIfAbsent(account.code(), account);
        if (earlier != null && !earlier.equals(account)) {
            throw new IllegalArgumentException("account " + account.code() + " is already in section "
                    + earlier.section() + "; give the one in " + account.section() + " another code");
        }
    }

    /** The account with this code. */
    public Optional<Account> find(String code) {
        return Optional.ofNullable(accounts.get(code));
    }

    /**
     * {@code account}, if it is in the chart.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Account require(Account account) {
        if (!account.equals(accounts.get(account.code()))) {
            throw new IllegalArgumentException("account " + account.code() + " in section " + account.section()
                    + " is not in the chart; add it with ChartOfAccounts.with");
        }
        return account;
    }

    /** All accounts, by code. */
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }
}
