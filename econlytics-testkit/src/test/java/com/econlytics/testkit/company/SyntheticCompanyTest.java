package com.econlytics.testkit.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyntheticCompanyTest {
    private static final SupportRates RATES = new SupportRates(3_600, 500);

    private final SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(300, 42));

    @Test
    void hasTheSizeOfItsPlan() {
        assertThat(company.customers()).hasSize(300);
        assertThat(company.charges()).hasSize(3_600);
        assertThat(company.tickets()).hasSize(450);
        assertThat(company.truth(RATES).customers()).hasSize(300);
    }

    @Test
    void keepsEveryMovementWithinThePlan() {
        CompanyPlan plan = company.plan();
        assertThat(company.balanceTransactions())
                .extracting(BalanceTransaction::created)
                .allMatch(at -> !at.isBefore(plan.start()) && at.isBefore(plan.end()));
    }

    @Test
    void givesEveryMovementAnIdOfItsOwn() {
        assertThat(company.balanceTransactions())
                .extracting(BalanceTransaction::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsEveryFlowOfCharges() {
        assertThat(company.charges()).extracting(Charge::flow).contains(ChargeFlow.values());
        assertThat(company.charges())
                .anyMatch(charge -> charge.customerId().isEmpty())
                .anyMatch(charge -> charge.capturedMinor() > 0 && charge.capturedMinor() < charge.amountMinor())
                .anyMatch(charge -> charge.refunds().size() > 1)
                .anyMatch(charge -> charge.disputes().size() > 1)
                .anyMatch(charge -> charge.id().startsWith("py_"));
        assertThat(company.charges().stream().flatMap(charge -> charge.disputes().stream()))
                .extracting(Dispute::outcome)
                .contains(DisputeOutcome.values());
        assertThat(company.charges().stream().flatMap(charge -> charge.refunds().stream()))
                .anyMatch(Refund::late)
                .anyMatch(Refund::failed);
        assertThat(company.balanceTransactions())
                .extracting(BalanceTransaction::type)
                .contains(MovementType.values());
    }

    @Test
    void tellsEveryFateOfTickets() {
        Predicate<Ticket> restated = ticket -> ticket.changes().size() > 1;
        Predicate<Ticket> merged = ticket -> ticket.last().merged();
        Predicate<Ticket> deleted = ticket -> ticket.last().status().equals("deleted");
        Predicate<Ticket> tracked = ticket -> ticket.last().trackedSeconds() != TicketChange.UNTRACKED;
        Predicate<Ticket> large = ticket -> ticket.id() > Integer.MAX_VALUE;
        assertThat(Stream.of(restated, merged, deleted, tracked, large))
                .allMatch(fate -> company.tickets().stream().anyMatch(fate));
        assertThat(company.tickets().stream().map(Ticket::requesterId)).containsAnyElementsOf(agents());
    }

    @Test
    void neverMatchesAUserByAnEmailOfSeveralCustomers() {
        Set<String> seen = new HashSet<>();
        Set<String> shared = company.customers().stream()
                .map(CompanyCustomer::email)
                .filter(email -> !email.isEmpty() && !seen.add(email))
                .collect(Collectors.toSet());
        assertThat(shared).isNotEmpty();
        assertThat(company.supportUsers())
                .filteredOn(user -> user.externalId().isEmpty())
                .extracting(user -> user.email().toLowerCase(Locale.ROOT))
                .doesNotContainAnyElementsOf(shared);
    }

    @Test
    void partiesAddUpToTheCompany() {
        Truth truth = company.truth(RATES);
        TrueProfit parties = truth.customers().values().stream()
                .reduce(TrueProfit.ZERO, TrueProfit::plus)
                .plus(truth.unattributed())
                .plus(truth.unallocated());
        assertThat(parties).isEqualTo(truth.company());
    }

    @Test
    void stripesBalanceIsTheProfitBeforeSupportLessThePayouts() {
        TrueProfit whole = company.truth(RATES).company();
        long paidOut = company.payouts().stream().mapToLong(Payout::amountMinor).sum();
        long balance = company.balanceTransactions().stream()
                .mapToLong(BalanceTransaction::netMinor)
                .sum();
        assertThat(company.truth(RATES).stripeNet()).containsExactly(Map.entry("USD", balance));
        assertThat(balance).isEqualTo(whole.netProfit() + whole.supportCost() - paidOut);
    }

    @Test
    void mergedTicketsCountNothing() {
        long counted = company.tickets().stream()
                .filter(ticket -> !ticket.last().merged())
                .count();
        assertThat(company.truth(RATES).company().tickets()).isEqualTo(counted).isLessThan(450);
    }

    @Test
    void otherTicketsLeaveTheSalesAsTheyAre() {
        CompanyPlan plan = company.plan();
        SyntheticCompany quiet = SyntheticCompany.generate(plan.with(plan.charges(), 0));
        assertThat(quiet.charges()).isEqualTo(company.charges());
        assertThat(quiet.truth(RATES).company().supportCost()).isZero();
    }

    @Test
    void aTicketIsRoundedOnItsOwnHalfToEven() {
        SupportRates cents = new SupportRates(1_800, 500);
        assertThat(List.of(cents.cost(1), cents.cost(3), cents.cost(100))).containsExactly(0L, 2L, 50L);
        assertThat(cents.cost(TicketChange.UNTRACKED)).isEqualTo(500);
    }

    @Test
    void refusesAPlanWithoutCustomers() {
        Instant start = Instant.EPOCH;
        assertThatIllegalArgumentException().isThrownBy(() -> new CompanyPlan(0, 1, 1, 1, start, 12, "USD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CompanyPlan(1, 1, 1, 1, start, 12, "usd"))
                .withMessage("not an ISO 4217 code: usd");
    }

    private List<Long> agents() {
        return company.supportUsers().stream()
                .filter(user -> user.role() != SupportUser.Role.END_USER)
                .map(SupportUser::id)
                .toList();
    }
}
