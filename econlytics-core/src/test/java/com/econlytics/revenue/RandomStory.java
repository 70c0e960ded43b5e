package com.econlytics.revenue;

import com.econlytics.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Stories of a shop, of every kind that its sentences can tell: late, contradictory and beyond what was paid, too. */
final class RandomStory {
    private static final List<String> CODES = List.of("EUR", "JPY", "KWD", "USD");
    private static final List<Long> AMOUNTS = List.of(0L, 1L, 2L, 3L, 99L, 100L, 9999L, 120_000L);

    private final Random random;
    private final List<String> sentences = new ArrayList<>();
    private int objects;

    RandomStory(long seed) {
        this.random = new Random(seed);
    }

    /** A story of some invoices and payments. */
    String tell(int chapters) {
        sentences.clear();
        for (int i = 0; i < chapters; i++) {
            if (random.nextInt(4) == 0) {
                plainPayment();
            } else {
                invoice();
            }
        }
        return String.join("; ", sentences);
    }

    private void plainPayment() {
        String currency = pick(CODES);
        String payment = object("ch");
        day();
        sentences.add("charge " + payment + " " + money(1 + amount(), currency));
        if (random.nextInt(4) > 0) {
            sentences.add(composition(payment, random.nextBoolean() ? currency : pick(CODES)));
        }
        giveBack(payment, currency);
    }

    private String composition(String payment, String currency) {
        return pick(List.of("checkout", "payment_intent", "metadata")) + " " + payment + " NET "
                + money(1 + amount(), currency) + " TAX " + money(amount(), currency) + " TIP "
                + money(amount(), currency) + " SHIPPING " + money(amount(), currency) + " STORED_VALUE "
                + money(amount(), currency);
    }

    private void invoice() {
        String currency = pick(CODES);
        String invoice = object("in");
        day();
        long total = 0;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String line = object("il");
            long net = random.nextInt(8) == 0 ? -amount() : amount();
            long tax = amount() / 5;
            lines.add(line);
            total += net + tax;
            sentences.add("line " + line + " of " + invoice + " " + component() + " " + money(net, currency) + " tax "
                    + money(tax, currency) + period());
        }
        String payment = settle(invoice, currency, Math.max(0, total));
        credit(invoice, lines, currency, payment);
    }

    private String settle(String invoice, String currency, long total) {
        String last = "";
        long open = total;
        for (int i = 0; i < random.nextInt(4); i++) {
            day();
            long part = random.nextBoolean() ? open : (long) (open * random.nextDouble());
            open -= part;
            String method = pick(List.of("paid", "paid", "exchanged", "OUTSIDE", "CUSTOMER_BALANCE", "WRITTEN_OFF"));
            if (method.equals("paid") || method.equals("exchanged")) {
                String payment = object("ch");
                String settled = method.equals("paid") ? currency : pick(CODES);
                long charged = settled.equals(currency) ? part : part + amount();
                sentences.add("charge " + payment + " " + money(1 + charged, settled));
                sentences.add("settle " + invoice + " by " + payment + " " + money(1 + part, currency));
                giveBack(payment, settled);
                last = payment + " " + settled;
            } else {
                sentences.add("settle " + invoice + " " + method + " " + money(part, currency));
            }
        }
        return last;
    }

    private void credit(String invoice, List<String> lines, String currency, String payment) {
        for (int i = 0; i < random.nextInt(3); i++) {
            day();
            String use = pick(List.of("OUTSIDE", "CUSTOMER_BALANCE", "AMOUNT_DUE"));
            if (!payment.isEmpty() && random.nextBoolean()) {
                String refund = object("re");
                String[] paid = payment.split(" ", -1);
                sentences.add("refund " + refund + " of " + paid[0] + " " + money(1 + amount(), paid[1]));
                use = "for " + refund;
            }
            String line = random.nextInt(3) == 0 ? "all" : pick(lines);
            sentences.add("credit " + line + " of " + invoice + " " + money(amount(), currency) + " tax "
                    + money(amount() / 5, currency) + " " + use);
        }
    }

    private void giveBack(String payment, String currency) {
        for (int i = 0; i < random.nextInt(4); i++) {
            day();
            String object = object("re");
            String amount = money(1 + amount(), currency);
            switch (random.nextInt(5)) {
                case 0 -> sentences.add("fail " + payment + " " + amount);
                case 1 -> sentences.add("dispute " + object + " of " + payment + " " + amount);
                case 2 -> {
                    sentences.add("refund " + object + " of " + payment + " " + amount);
                    sentences.add("back " + object + " of " + payment + " " + amount);
                }
                default -> sentences.add("refund " + object + " of " + payment + " " + amount);
            }
        }
    }

    private void day() {
        sentences.add("on " + LocalDate.of(2026, 1, 1).plusDays(random.nextInt(120)));
    }

    private String period() {
        LocalDate start = LocalDate.of(2025, 12, 1).plusDays(random.nextInt(120));
        return " from " + start + " to " + start.plusDays(random.nextInt(5) == 0 ? 0 : random.nextInt(400));
    }

    private String component() {
        return pick(List.of("NET", "NET", "NET", "SHIPPING", "TIP", "STORED_VALUE"));
    }

    private long amount() {
        return random.nextInt(3) == 0 ? pick(AMOUNTS) : random.nextInt(50_000);
    }

    private String object(String kind) {
        objects++;
        return kind + "_" + objects;
    }

    private static String money(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency)).toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
