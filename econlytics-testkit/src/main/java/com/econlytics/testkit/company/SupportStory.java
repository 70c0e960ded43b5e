package com.econlytics.testkit.company;

import com.econlytics.testkit.company.TruthBook.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells who asked for support, and how long it took. */
final class SupportStory {
    private static final long FIRST_USER_ID = 6_130_869_168_000L;
    private static final long FIRST_TICKET_ID = 35_000L;
    private static final long FIRST_LARGE_TICKET_ID = 4_400_000_000L;
    private static final Duration UNTIL_CHANGED = Duration.ofDays(9);
    private static final int MERGED_BELOW = 6;
    private static final int DELETED_BELOW = 10;

    private final CompanyPlan plan;
    private final Dice dice;
    private final TruthBook book;
    private final List<SupportUser> users = new ArrayList<>();
    private final List<Requester> requesters = new ArrayList<>();
    private final List<Requester> strangers = new ArrayList<>();
    private final List<SupportUser> agents = new ArrayList<>();

    /** A user and the customer that the user truly is: empty for a stranger. */
    private record Requester(SupportUser user, String customerId) {}

    SupportStory(CompanyPlan plan, Dice dice, TruthBook book) {
        this.plan = plan;
        this.dice = dice;
        this.book = book;
    }

    /**
     * Introduces the agents, the customers who ever ask for support and some strangers.
     *
     * @param sharedEmails addresses of several customers, by which nobody can be told apart
     */
    List<SupportUser> introduce(List<CompanyCustomer> customers, Set<String> sharedEmails) {
        agents.add(user("ada@support.example", "", SupportUser.Role.ADMIN, plan.start()));
        agents.add(user("ben@support.example", "", SupportUser.Role.AGENT, plan.start()));
        agents.add(user("cleo@support.example", "", SupportUser.Role.AGENT, plan.start()));
        for (CompanyCustomer customer : customers) {
            boolean first = requesters.isEmpty();
            boolean byEmail = !customer.email().isEmpty() && !sharedEmails.contains(customer.email());
            int chance = first ? 0 : dice.below(100);
            if (chance < 65 || (chance < 85 && !byEmail)) {
                String email = dice.percent(80) ? customer.email() : "";
                meet(user(email, customer.id(), SupportUser.Role.END_USER, customer.created()), customer.id());
            } else if (chance < 85) {
                String email = otherLetterCase(customer.email());
                meet(user(email, "", SupportUser.Role.END_USER, customer.created()), customer.id());
            }
        }
        for (int i = 0; i < 2 + plan.customers() / 20; i++) {
            String otherId = i % 2 == 0 ? "" : "crm-" + i;
            String email = i % 3 == 1 ? "" : "stranger" + i + "@elsewhere.example";
            strangers.add(new Requester(user(email, otherId, SupportUser.Role.END_USER, plan.start()), ""));
        }
        return List.copyOf(users);
    }

    List<Ticket> tell() {
        List<Ticket> tickets = new ArrayList<>(plan.tickets());
        for (int i = 0; i < plan.tickets(); i++) {
            long id = (i % 7 == 3 ? FIRST_LARGE_TICKET_ID : FIRST_TICKET_ID) + i;
            int chance = dice.below(100);
            if (chance < 4) {
                tickets.add(ticket(id, dice.pick(agents), book.unallocated()));
            } else {
                Requester requester = chance < 12 ? dice.pick(strangers) : dice.pickSkewed(requesters);
                tickets.add(ticket(id, requester.user(), book.of(requester.customerId())));
            }
        }
        return tickets;
    }

    private Ticket ticket(long id, SupportUser requester, Tally party) {
        Instant created = dice.moment(requester.created(), plan.end());
        List<TicketChange> changes = new ArrayList<>();
        int fate = dice.below(100);
        long seconds = dice.percent(35) ? dice.between(20, 5_400) : TicketChange.UNTRACKED;
        Instant at = created;
        for (int restated = dice.below(3); restated > 0; restated--) {
            Instant next = dice.later(at, UNTIL_CHANGED, plan.end());
            if (!next.isAfter(at)) {
                break;
            }
            changes.add(new TicketChange(at, dice.pick(List.of("new", "open", "pending", "hold")), tags(), seconds));
            at = next;
            seconds = restate(seconds);
        }
        TicketChange last = last(fate, at, effort(fate, changes, seconds));
        changes.add(last);
        if (!last.merged()) {
            book.ticket(party, last.trackedSeconds());
        }
        return new Ticket(id, requester.id(), dice.pick(agents).id(), created, changes);
    }

    /** Deleting a ticket adds no work: what was tracked before it stands. */
    private static long effort(int fate, List<TicketChange> changes, long seconds) {
        boolean deleted = fate >= MERGED_BELOW && fate < DELETED_BELOW;
        return deleted && !changes.isEmpty() ? changes.get(changes.size() - 1).trackedSeconds() : seconds;
    }

    private TicketChange last(int fate, Instant at, long seconds) {
        if (fate < MERGED_BELOW) {
            return new TicketChange(at, "closed", List.of("billing", TicketChange.MERGED), seconds);
        }
        String status = fate < DELETED_BELOW ? "deleted" : dice.pick(List.of("open", "hold", "solved", "closed"));
        return new TicketChange(at, status, tags(), seconds);
    }

    /** Time is tracked later, added to, or corrected downwards. */
    private long restate(long seconds) {
        if (seconds == TicketChange.UNTRACKED) {
            return dice.percent(20) ? dice.between(20, 5_400) : seconds;
        }
        return dice.percent(10) ? dice.between(20, seconds) : seconds + dice.between(0, 1_800);
    }

    private List<String> tags() {
        return dice.percent(50) ? List.of(dice.pick(List.of("billing", "bug", "how_to"))) : List.of();
    }

    private void meet(SupportUser user, String customerId) {
        requesters.add(new Requester(user, customerId));
    }

    private SupportUser user(String email, String externalId, SupportUser.Role role, Instant created) {
        SupportUser user = new SupportUser(FIRST_USER_ID + users.size(), email, externalId, role, created);
        users.add(user);
        return user;
    }

    private static String otherLetterCase(String email) {
        return email.substring(0, 1).toUpperCase(Locale.ROOT)
                + email.substring(1).replace("mail.example", "Mail.Example");
    }
}
