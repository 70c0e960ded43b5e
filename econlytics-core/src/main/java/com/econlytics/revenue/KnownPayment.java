package com.econlytics.revenue;

import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import java.util.List;

/**
 * One payment in one currency, as known at one time.
 *
 * @param account whose ids these are
 * @param payment the source's id
 * @param unit of which currency
 * @param movements its money, by time
 */
record KnownPayment(SourceAccount account, String payment, Unit unit, List<Movement> movements) {
    KnownPayment {
        movements = movements.stream().sorted(Movement.BY_TIME).toList();
    }

    List<Movement> received() {
        return movements.stream().filter(Movement::isReceived).toList();
    }

    List<Movement> reversals() {
        return movements.stream().filter(Movement::isReversal).toList();
    }

    /** What the host or the source has told apart already. */
    List<Movement> separated() {
        return movements.stream().filter(Movement::isSeparated).toList();
    }

    /** What came in, late failures not deducted. */
    Money gross() {
        return unit.money(Movement.sum(
                received().stream().filter(movement -> movement.amount() > 0).toList()));
    }

    /** What came in and stayed, refunds not deducted. */
    Money net() {
        return unit.money(Movement.sum(received()));
    }
}
