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
    /** Money sent to or from the company's bank. */
    public static final Account PAYOUTS = new Account("payouts", Section.BALANCE_SHEET);
    /** Money sent to or from connected accounts. */
    public static final Account TRANSFERS = new Account("transfers", Section.BALANCE_SHEET);
    /** Money the processor holds back or releases. */
    public static final Account RESERVES = new Account("reserves", Section.BALANCE_SHEET);
    /** Money on the balance that belongs to others, such as a bank transfer that is not matched to a payment yet. */
    public static final Account HELD_FOR_OTHERS = new Account("held_for_others", Section.BALANCE_SHEET);
    /** Income tax that the processor withheld on the company's behalf. */
    public static final Account WITHHELD_TAX = new Account("withheld_tax", Section.BALANCE_SHEET);
    /** Lent, borrowed and repaid. */
    public static final Account FINANCING = new Account("financing", Section.BALANCE_SHEET);
    /** Work on a ticket that was merged into another one, which carries the effort. */
    public static final Account MERGED_TICKETS = new Account("excluded.merged_tickets", Section.EXCLUDED);
    /** Received amounts whose fee the processor has not told yet. */
    public static final Account FEE_UNKNOWN = new Account("pending.fee_unknown", Section.PENDING);
    /** Amounts that the source stated in two ways. */
    public static final Account CONTESTED = new Account("pending.contested", Section.PENDING);
    /** Work for which the cost model has no rate. */
    public static final Account NO_RATE = new Account("pending.no_rate", Section.PENDING);

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
            SUPPORT,
            SUPPORT_ESTIMATED,
            SUPPORT_PAYROLL,
            SUPPORT_ABSORBED,
            SUPPORT_ABSORBED_UNATTRIBUTED,
            SUPPORT_ABSORBED_INTERNAL,
            OTHER_ADJUSTMENTS,
            PAYOUTS,
            TRANSFERS,
            RESERVES,
            HELD_FOR_OTHERS,
            WITHHELD_TAX,
            FINANCING,
            MERGED_TICKETS,
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
