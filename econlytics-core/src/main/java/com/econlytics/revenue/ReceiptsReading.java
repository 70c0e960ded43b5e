package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Unit;
import java.util.List;
import java.util.Optional;

/** By what the payments of one dossier are moved: into their components, and against the invoices that they paid. */
final class ReceiptsReading {
    private final Knowledge known;
    private final ReceiptSplit split;
    private final RevenuePolicy policy;
    private final Transfers transfers;

    ReceiptsReading(Knowledge known, ReceiptSplit split, RevenuePolicy policy, Transfers transfers) {
        this.known = known;
        this.split = split;
        this.policy = policy;
        this.transfers = transfers;
    }

    void read() {
        known.payments().forEach(this::read);
    }

    private void read(KnownPayment payment) {
        if (!payment.separated().isEmpty()) {
            List<DividedMovement> asBooked =
                    payment.movements().stream().map(DividedMovement::whole).toList();
            settle(payment, asBooked, false);
            return;
        }
        Optional<ReceiptComposition> composition =
                payment.gross().amountMinor() > 0 ? split.of(known.received(payment)) : Optional.empty();
        if (composition.isPresent()) {
            settle(payment, divide(payment, composition.get()), false);
        } else {
            settle(payment, leave(payment), policy.unsplit() == RevenuePolicy.Unsplit.KEPT_OUT);
        }
    }

    private List<DividedMovement> divide(KnownPayment payment, ReceiptComposition composition) {
        List<DividedMovement> divided =
                new PaymentDivision(payment, composition, known.statedRefunds(payment.account())).divided();
        for (DividedMovement part : divided) {
            Movement movement = part.movement();
            part.parts().forEach((component, amount) -> {
                if (!movement.accountOf(component).equals(movement.account())) {
                    transfers.add(
                            movement.record(), movement.account(), movement.accountOf(component), Step.SPLIT, amount);
                }
            });
            if (composition.origin() == ReceiptComposition.Origin.STATED_RATE) {
                mark(movement, Step.STATED_RATE, part.revenue());
            }
        }
        return divided;
    }

    private List<DividedMovement> leave(KnownPayment payment) {
        payment.movements().forEach(movement -> mark(movement, Step.UNSPLIT, movement.amount()));
        return payment.movements().stream().map(DividedMovement::whole).toList();
    }

    private void mark(Movement movement, Step step, long amount) {
        transfers.add(movement.record(), movement.account(), ChartOfAccounts.UNSPLIT, step, amount);
    }

    /** What an invoice was paid by is no revenue where it is earned: that was invoiced. */
    private void settle(KnownPayment payment, List<DividedMovement> divided, boolean keptOut) {
        Optional<Account> against = against(payment);
        Surplus surplus = surplus(payment, divided, against);
        for (DividedMovement part : divided) {
            Movement movement = part.movement();
            if (movement.isGivenBack()) {
                if (isCreditedInOtherCurrency(movement)) {
                    move(part, keptOut, ChartOfAccounts.OTHER_CURRENCY, Step.CREDITED);
                } else if (known.creditsOf(movement.id()).isEmpty()) {
                    giveBack(movement, keptOut, surplus);
                }
            } else {
                against.ifPresent(account -> move(part, keptOut, account, Step.PAID));
            }
        }
    }

    /** What a host has told apart itself says no components, so nothing of it is known to be surplus. */
    private Surplus surplus(KnownPayment payment, List<DividedMovement> divided, Optional<Account> against) {
        boolean receivable = against.filter(ChartOfAccounts.RECEIVABLES::equals).isPresent();
        return receivable && payment.separated().isEmpty()
                ? Surplus.of(divided, inCurrencyOf(payment, known.settled(payment)))
                : new Surplus();
    }

    private static List<SettledInvoice> inCurrencyOf(KnownPayment payment, List<SettledInvoice> settled) {
        return settled.stream()
                .filter(part ->
                        payment.unit().equals(Unit.of(part.settlement().amount().currency())))
                .toList();
    }

    /** What was paid too much stood against the receivable, and goes back from there. */
    private void giveBack(Movement movement, boolean keptOut, Surplus surplus) {
        surplus.next(Math.negateExact(movement.amount())).forEach((component, amount) -> {
            Account from = keptOut ? ChartOfAccounts.UNSPLIT : movement.accountOf(component);
            transfers.add(movement.record(), from, ChartOfAccounts.RECEIVABLES, Step.PAID, Math.negateExact(amount));
        });
    }

    private void move(DividedMovement part, boolean keptOut, Account to, Step step) {
        Movement movement = part.movement();
        Account net = keptOut ? ChartOfAccounts.UNSPLIT : movement.account();
        transfers.add(movement.record(), net, to, step, part.net());
        part.parts()
                .forEach((component, amount) ->
                        transfers.add(movement.record(), movement.accountOf(component), to, step, amount));
    }

    /** The account against which receipts of invoices are taken out of revenue; empty if the payment paid no known invoice. */
    private Optional<Account> against(KnownPayment payment) {
        List<SettledInvoice> settled = known.settled(payment).stream()
                .filter(part -> !part.parts().isEmpty())
                .toList();
        if (settled.isEmpty()) {
            return Optional.empty();
        }
        boolean sameCurrency = !inCurrencyOf(payment, settled).isEmpty();
        return Optional.of(sameCurrency ? ChartOfAccounts.RECEIVABLES : ChartOfAccounts.OTHER_CURRENCY);
    }

    private boolean isCreditedInOtherCurrency(Movement refund) {
        return known.creditsOf(refund.id()).stream()
                .map(credit -> Unit.of(credit.net().currency()))
                .anyMatch(unit -> !unit.equals(refund.record().unit()));
    }
}
