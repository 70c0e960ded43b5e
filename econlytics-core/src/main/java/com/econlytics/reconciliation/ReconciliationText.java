package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.util.Locale;

/** A reconciliation as a table for people. */
final class ReconciliationText {
    private static final int PERCENT_DECIMALS = 2;

    private final StringBuilder text = new StringBuilder();

    ReconciliationText(Reconciliation reconciliation) {
        text.append(reconciliation.books().entity().name())
                .append(": ours (")
                .append(reconciliation.figures().basis())
                .append(") against '")
                .append(reconciliation.books().statement().title())
                .append("' (")
                .append(reconciliation.books().statement().basis())
                .append(")\n");
        reconciliation
                .notes()
                .forEach(note -> text.append("note: ").append(note).append('\n'));
        reconciliation
                .outside()
                .forEach((source, count) -> text.append("note: ")
                        .append(count)
                        .append(" facts of ")
                        .append(source)
                        .append(" are outside these books\n"));
        reconciliation.periods().forEach(this::add);
    }

    private void add(PeriodComparison period) {
        text.append('\n')
                .append(period.period())
                .append(' ')
                .append(period.currency())
                .append(": ");
        text.append(period.verdict());
        if (!period.notComparable().isEmpty()) {
            text.append(' ').append(period.notComparable());
        }
        text.append('\n');
        columns("", "system", "books", "variance", "");
        period.lines().forEach(this::add);
        period.raw().forEach(this::add);
        add(period.explained());
        period.unmapped()
                .forEach((account, amount) -> text.append("  unmapped: ")
                        .append(account.id())
                        .append(' ')
                        .append(account.name())
                        .append(' ')
                        .append(amount)
                        .append('\n'));
        period.netDeposits().forEach(this::add);
    }

    private void add(LineComparison line) {
        String percent = line.relativeVariance()
                .map(ratio ->
                        ratio.toDecimal(PERCENT_DECIMALS + 2).movePointRight(2).toPlainString() + " %")
                .orElse("undefined");
        columns(line.line().name(), amount(line.system()), amount(line.books()), amount(line.variance()), percent);
        for (CauseAmount cause : line.causes()) {
            columns(
                    "  " + cause.cause(),
                    "",
                    "",
                    amount(cause.amount()),
                    cause.records().size() + " records");
        }
        for (AcceptedDifference accepted : line.accepted()) {
            columns("  accepted", "", "", amount(accepted.amount()), accepted.author() + ": " + accepted.reason());
        }
        columns("  residual", "", "", amount(line.residual()), "");
        for (InferredCause inferred : line.inferred()) {
            columns("  (may be " + inferred.cause() + ")", "", "", amount(inferred.amount()), "inferred");
        }
        for (RecordPart part : line.unexplained()) {
            text.append("      ")
                    .append(amount(part.amount()))
                    .append("  ")
                    .append(part)
                    .append('\n');
        }
    }

    private void add(ToleranceCheck check) {
        text.append(String.format(
                Locale.ROOT,
                "  %s: net %s, gross %s of %s: %s\n",
                check.of(),
                amount(check.net()),
                amount(check.gross()),
                amount(check.books()),
                check.outcome()));
    }

    private void add(NetDeposits deposit) {
        text.append("  net deposit ")
                .append(deposit.payout())
                .append(" of ")
                .append(amount(deposit.deposited()))
                .append(" on ")
                .append(deposit.line());
        deposit.inside()
                .forEach(cause ->
                        text.append(", ").append(cause.cause()).append(' ').append(amount(cause.amount())));
        text.append('\n');
    }

    private void columns(String name, String system, String books, String variance, String more) {
        text.append(String.format(Locale.ROOT, "  %-28s %14s %14s %14s  %s", name, system, books, variance, more)
                        .stripTrailing())
                .append('\n');
    }

    private static String amount(Money amount) {
        return amount.toMajor().toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
