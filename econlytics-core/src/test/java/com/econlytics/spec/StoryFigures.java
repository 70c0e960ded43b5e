package com.econlytics.spec;

import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Apportionment;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.CapacityStatement;
import com.econlytics.pnl.Conservation;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Explanation;
import com.econlytics.pnl.Explanations;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.pnl.Profitability;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a figure of a story by the words in which a table asks for it. */
final class StoryFigures {
    private static final Map<String, Function<CustomerProfit, Money>> COLUMNS = Map.of(
            "gross receipts", CustomerProfit::grossReceipts,
            "refunds", CustomerProfit::refunds,
            "disputes", CustomerProfit::disputes,
            "revenue", CustomerProfit::totalRevenue,
            "fees", CustomerProfit::totalFees,
            "support", CustomerProfit::supportCost,
            "profit", CustomerProfit::netProfit);
    private static final Map<String, StatementLine> LINES = Map.of(
            "gross receipts", StatementLine.of(Section.GROSS_RECEIPTS),
            "refunds", StatementLine.of(Section.REFUNDS),
            "disputes", StatementLine.of(Section.DISPUTES),
            "revenue", StatementLine.NET_REVENUE,
            "fees", StatementLine.of(Section.FEES),
            "support", StatementLine.of(Section.SUPPORT),
            "profit", StatementLine.CUSTOMER_PROFIT);

    private final Story story;
    private final Books books;
    private final Map<Pattern, Function<MatchResult, String>> questions = new LinkedHashMap<>();

    StoryFigures(Story story) {
        this.story = story;
        this.books = Books.of(story.ledger(), Story.BOOKING);
        questions.put(Pattern.compile("(.+) of the company in (\\S+) in (\\S+)"), this::ofTheCompany);
        questions.put(Pattern.compile("leaf of (\\S+) in (\\S+) in (\\S+): (\\S+) (\\S+)(?: of (\\S+))?"), this::leaf);
        questions.put(Pattern.compile("number of leaves of (\\S+) in (\\S+) in (\\S+)"), this::leaves);
        questions.put(Pattern.compile("(.+) of (\\S+) in (\\S+) in (\\S+)"), this::ofACustomer);
        questions.put(Pattern.compile("tickets of (\\S+) in (\\S+)"), this::tickets);
        questions.put(Pattern.compile("(payroll|assigned|idle) in (\\S+)"), this::capacity);
        questions.put(Pattern.compile("(.+) in (\\S+) by the proof"), this::conserved);
        questions.put(
                Pattern.compile("(\\S+) (\\S+) earned from day (\\d+) to day (\\d+) of (\\d+)"), StoryFigures::earned);
    }

    /** The figure as plain text, in major units. */
    String find(String question) {
        for (Map.Entry<Pattern, Function<MatchResult, String>> known : questions.entrySet()) {
            Matcher asked = known.getKey().matcher(question);
            if (asked.matches()) {
                return known.getValue().apply(asked);
            }
        }
        throw new IllegalArgumentException("the tables have no question like '" + question + "'");
    }

    /** From the report; its explanation must come to the same. */
    private String ofACustomer(MatchResult asked) {
        Currency currency = Currency.getInstance(asked.group(4));
        Money figure = new Profitability(Currency.getInstance("USD"))
                .of(ofMonth(asked.group(3))).stream()
                        .filter(row -> story.nameOf(row.customer()).equals(asked.group(2)))
                        .filter(row -> row.netProfit().currency().equals(currency))
                        .map(COLUMNS.get(asked.group(1)))
                        .findFirst()
                        .orElse(Money.zero(currency));
        Explanation.Sum explained = Explanations.of(books)
                .explain(
                        story.customer(asked.group(2)),
                        LINES.get(asked.group(1)),
                        Unit.of(currency),
                        MonthRange.of(YearMonth.parse(asked.group(3))));
        return agreed(figure, folded(explained, currency));
    }

    /** From the statement; its explanation must come to the same. */
    private String ofTheCompany(MatchResult asked) {
        Currency currency = Currency.getInstance(asked.group(3));
        StatementLine line = LINES.get(asked.group(1));
        Money figure = ProfitAndLoss.of(ofMonth(asked.group(2)), currency).amountOf(line);
        Explanation.Sum explained = Explanations.of(books)
                .explainCompany(line, Unit.of(currency), MonthRange.of(YearMonth.parse(asked.group(2))));
        return agreed(figure, folded(explained, currency));
    }

    private String leaf(MatchResult asked) {
        String origin = asked.group(6) == null ? asked.group(2) : asked.group(6);
        return leaves(asked.group(1), asked.group(2), asked.group(3))
                .filter(leaf -> leaf.record().object().equals(asked.group(4)))
                .filter(leaf -> leaf.account().code().equals(asked.group(5)))
                .filter(leaf -> leaf.origin().equals(YearMonth.parse(origin)))
                .map(leaf -> text(leaf.unit().money(leaf.amount())))
                .toList()
                .toString()
                .replaceAll("^\\[(.*)]$", "$1");
    }

    private String leaves(MatchResult asked) {
        return String.valueOf(
                leaves(asked.group(1), asked.group(2), asked.group(3)).count());
    }

    private Stream<Explanation.Leaf> leaves(String who, String month, String currency) {
        return Explanations.of(books)
                .explain(
                        story.customer(who),
                        StatementLine.CUSTOMER_PROFIT,
                        Unit.of(Currency.getInstance(currency)),
                        MonthRange.of(YearMonth.parse(month)))
                .leaves();
    }

    private String tickets(MatchResult asked) {
        return new Profitability(Currency.getInstance("USD"))
                .of(ofMonth(asked.group(2))).stream()
                        .filter(row -> story.nameOf(row.customer()).equals(asked.group(1)))
                        .filter(row ->
                                row.netProfit().currency().getCurrencyCode().equals("USD"))
                        .map(row -> String.valueOf(row.tickets()))
                        .findFirst()
                        .orElse("none");
    }

    private String capacity(MatchResult asked) {
        CapacityStatement statement =
                CapacityStatement.of(ofMonth(asked.group(2))).get(0);
        return text(
                switch (asked.group(1)) {
                    case "payroll" -> statement.payroll();
                    case "assigned" -> statement.assigned();
                    default -> statement.idle();
                });
    }

    private String conserved(MatchResult asked) {
        Conservation conservation = Conservation.of(books);
        if (!conservation.holds()) {
            return conservation.render();
        }
        Unit unit = new Unit(asked.group(2));
        Conservation.Proof proof = conservation.units().get(unit);
        long amount = switch (asked.group(1)) {
            case "received" -> proof.received().amount();
            case "profit" -> proof.byUse().get(Section.Use.PROFIT).amount();
            default ->
                proof.byParty()
                        .get(Conservation.Bearer.valueOf(asked.group(1).toUpperCase()))
                        .amount();
        };
        return unit.isMoney() ? text(unit.money(amount)) : String.valueOf(amount);
    }

    private static String earned(MatchResult asked) {
        Money whole = Money.parse(asked.group(1) + " " + asked.group(2));
        long from = Long.parseLong(asked.group(3));
        long to = Long.parseLong(asked.group(4));
        long days = Long.parseLong(asked.group(5));
        return text(new Money(Apportionment.slice(whole.amountMinor(), from, to, days), whole.currency()));
    }

    private List<Balance> ofMonth(String month) {
        return books.balances().stream()
                .filter(balance -> balance.key().month().equals(YearMonth.parse(month)))
                .toList();
    }

    private static Money folded(Explanation explained, Currency currency) {
        return new Money(explained.leaves().mapToLong(Explanation.Leaf::amount).sum(), currency);
    }

    /** Reports show costs positive, explanations and statements as they are signed. */
    private static String agreed(Money figure, Money explained) {
        boolean agree = figure.equals(explained) || figure.equals(explained.negated());
        return agree ? text(figure) : text(figure) + ", but explained as " + text(explained);
    }

    private static String text(Money amount) {
        return amount.toMajor().toPlainString();
    }
}
