package com.econlytics.scenario;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the cells of {@code spec/what-if.csv} and asks what they ask. */
final class WhatIfTable {
    private static final Currency USD = Currency.getInstance("USD");

    private WhatIfTable() {}

    /** {@code 1 pays 19.00; 1 ticket 840 s; fees 30.00; payroll 100.00}. */
    static Books books(String story, String prices, String plan) {
        Firm firm = new Firm(costs(prices), plan(plan));
        for (String event : story.split("; ")) {
            tell(firm, event.split(" "));
        }
        return firm.books();
    }

    /** {@code prices ...}, {@code plan ...}, {@code drop 2 avoiding account_fees}, {@code price 1 at 290}, {@code tickets 1}. */
    static String answer(Books books, String question) {
        String[] words = question.split(" ", 2);
        String[] rest = words[1].split(" ");
        return switch (words[0]) {
            case "prices" -> answer(Scenario.repriced(books, costs(words[1])));
            case "plan" -> answer(Scenario.withPlan(books, plan(words[1])));
            case "drop" -> answer(DropSegment.of(books, List.of(customer(rest[0])), avoidability(rest)));
            case "price" -> answer(breakEven(books, rest).price());
            case "tickets" -> answer(breakEven(books, rest).ticketLimit());
            default -> throw new IllegalArgumentException("no question is written '" + question + "'");
        };
    }

    private static void tell(Firm firm, String[] words) {
        switch (words[0]) {
            case "fees" -> firm.post(Firm.SHARED, ChartOfAccounts.ACCOUNT_FEES, "USD -" + words[1]);
            case "payroll" -> firm.post(Firm.SHARED, ChartOfAccounts.SUPPORT_PAYROLL, "USD -" + words[1]);
            default -> tell(firm, Integer.parseInt(words[0]), words);
        }
    }

    private static void tell(Firm firm, int who, String[] words) {
        switch (words[1]) {
            case "pays" -> firm.post(who, ChartOfAccounts.RECEIPTS, "USD " + words[2]);
            case "commission" -> firm.post(who, ChartOfAccounts.PLATFORM_EARNINGS, "USD " + words[2]);
            case "costs" ->
                firm.post(who, Firm.AD_SPEND, usd(words[2]).negated().toString());
            case "ticket" -> firm.ticket(who, words.length > 2 ? Long.parseLong(words[2]) : -1);
            default -> throw new IllegalArgumentException("nothing happens by " + Arrays.toString(words));
        }
    }

    static CostModel costs(String cell) {
        if (cell.equals("none")) {
            return CostModel.withoutRates(USD);
        }
        Money price = usd(cell.split(" ")[0]);
        return switch (cell.substring(cell.indexOf(' ') + 1)) {
            case "a ticket" -> CostModel.of(USD, DriverRate.perUnit(Driver.TICKET, price, Instant.EPOCH));
            case "an hour" -> CostModel.of(USD, DriverRate.hourly(price, Instant.EPOCH));
            case "an hour of payroll" ->
                new CostModel(
                        USD,
                        List.of(CostBasis.practicalCapacity(Instant.EPOCH)),
                        List.of(DriverRate.hourly(price, Instant.EPOCH)));
            default -> throw new IllegalArgumentException("no prices are written '" + cell + "'");
        };
    }

    static AllocationPlan plan(String cell) {
        AllocationBase equally = new AllocationBase.Equally();
        return switch (cell) {
            case "none" -> AllocationPlan.NONE;
            case "fees equally" -> AllocationPlan.of(AllocationRule.of("fees", ChartOfAccounts.ACCOUNT_FEES, equally));
            case "fees by ticket" ->
                AllocationPlan.of(AllocationRule.of(
                        "fees", ChartOfAccounts.ACCOUNT_FEES, new AllocationBase.ByDriver(Driver.TICKET)));
            case "idle equally" ->
                AllocationPlan.of(AllocationRule.of("payroll", ChartOfAccounts.SUPPORT_PAYROLL, equally));
            default ->
                AllocationPlan.of(AllocationRule.byWeights(
                        "fees",
                        ChartOfAccounts.ACCOUNT_FEES,
                        "budget 2026",
                        weights(cell.substring("fees ".length()))));
        };
    }

    private static Map<CustomerId, Long> weights(String cell) {
        Map<CustomerId, Long> weights = new TreeMap<>();
        for (String weight : cell.split(" ")) {
            String[] sides = weight.split("=");
            weights.put(customer(sides[0]), Long.parseLong(sides[1]));
        }
        return weights;
    }

    private static Avoidability avoidability(String[] words) {
        if (words.length == 1) {
            return Avoidability.DEFAULT;
        }
        Account account = ChartOfAccounts.standard().find(words[2]).orElseThrow();
        return words[1].equals("avoiding")
                ? Avoidability.DEFAULT.avoiding(account)
                : Avoidability.DEFAULT.keeping(account);
    }

    private static BreakEven breakEven(Books books, String[] words) {
        BreakEven solved = BreakEven.of(books, customer(words[0]), USD);
        return words.length == 1 ? solved : solved.withFeeRate(Long.parseLong(words[2]));
    }

    private static String answer(Scenario scenario) {
        List<String> parts = new ArrayList<>(scenario.impacts().stream()
                .filter(impact -> !impact.change().isZero())
                .map(WhatIfTable::answer)
                .toList());
        scenario.company()
                .forEach(company -> parts.add("company " + major(company.before()) + " > " + major(company.after())));
        Unit ticket = Unit.of(Driver.TICKET);
        if (scenario.withoutRateBefore(ticket) + scenario.withoutRateAfter(ticket) > 0) {
            parts.add(
                    "without a rate " + scenario.withoutRateBefore(ticket) + " > " + scenario.withoutRateAfter(ticket));
        }
        return String.join("; ", parts);
    }

    private static String answer(Impact impact) {
        String bearer = impact.bearer().isCustomer()
                ? String.valueOf(impact.bearer().number())
                : impact.bearer().toString();
        return bearer + " " + major(impact.before()) + " > " + major(impact.after())
                + switch (impact.turn()) {
                    case NONE -> "";
                    case TO_LOSS -> " to loss";
                    case OUT_OF_LOSS -> " out of loss";
                };
    }

    private static String answer(DropSegment drop) {
        return drop.profits().stream()
                .map(profit -> "before " + major(profit.companyBefore())
                        + "; profit " + major(profit.profitOfDropped())
                        + "; shares " + major(profit.strandedShares())
                        + "; capacity " + major(profit.strandedCapacity())
                        + "; direct " + major(profit.strandedDirect())
                        + "; lost " + major(profit.lost())
                        + "; after " + major(profit.companyAfter()))
                .collect(Collectors.joining(" | "));
    }

    private static String answer(PriceAnswer answer) {
        if (answer instanceof PriceAnswer.Solved solved) {
            return solved.factor() + " and " + major(solved.changePerPayment());
        }
        return answer instanceof PriceAnswer.Undefined undefined
                ? undefined.reason().name()
                : "for free";
    }

    private static String answer(TicketAnswer answer) {
        if (answer instanceof TicketAnswer.Solved solved) {
            return solved.atZero() + " so " + solved.most() + " with headroom " + solved.headroom();
        }
        return answer instanceof TicketAnswer.Undefined undefined
                ? undefined.reason().name()
                : "loss without tickets";
    }

    private static CustomerId customer(String number) {
        return Firm.id(Integer.parseInt(number));
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }

    private static String major(Money amount) {
        return amount.toMajor().toPlainString();
    }
}
