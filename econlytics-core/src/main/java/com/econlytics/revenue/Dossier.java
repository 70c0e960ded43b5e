package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.pnl.Books;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The records that hang together: payments, the invoices they pay, what is given back of them. */
final class Dossier {
    private final List<Recorded> records = new ArrayList<>();

    private Dossier() {}

    /** Everything in {@code books} that moves money of customers, or states something about it. */
    static Collection<Dossier> of(Books books) {
        Map<Node, Node> parents = new HashMap<>();
        Map<Recorded, Node> nodes = new LinkedHashMap<>();
        for (Recorded record : recorded(books)) {
            List<Node> linked = nodes(record);
            linked.forEach(node -> union(parents, linked.get(0), node));
            nodes.put(record, linked.get(0));
        }
        Map<Node, Dossier> dossiers = new LinkedHashMap<>();
        nodes.forEach((record, node) -> dossiers.computeIfAbsent(root(parents, node), unseen -> new Dossier())
                .records
                .add(record));
        return dossiers.values();
    }

    /** The months in which anything of it counts, in order. */
    List<YearMonth> months() {
        return records.stream().flatMap(Recorded::months).distinct().sorted().toList();
    }

    /** What counts of it in {@code month} and before. */
    List<Known> asOf(YearMonth month) {
        return records.stream()
                .map(record -> record.asOf(month))
                .flatMap(Optional::stream)
                .sorted(Known.BY_TIME)
                .toList();
    }

    /** The key of the payment that {@code posting} is about: what its party refers to, else its own object. */
    static String payment(Posting posting) {
        return posting.party() instanceof Party.Reference reference
                        && reference.account().equals(posting.id().account())
                ? reference.id()
                : posting.id().object();
    }

    private static List<Recorded> recorded(Books books) {
        Map<FactId, Recorded> records = new LinkedHashMap<>();
        for (Standing standing : books.standings()) {
            if (standing.content() instanceof Posting posting) {
                records.put(standing.id(), new Recorded(posting));
            }
        }
        for (Line line : books.lines()) {
            @Nullable Recorded record = records.get(line.fact());
            if (record != null) {
                record.add(line);
            }
        }
        return records.values().stream().filter(Dossier::concernsRevenue).toList();
    }

    /** What is agreed for the future is no revenue. */
    private static boolean concernsRevenue(Recorded record) {
        return !record.posting().id().movement().equals(SubscriptionItem.MOVEMENT)
                && record.lines()
                        .anyMatch(line -> Movement.isRelevant(line.key().account()));
    }

    private static List<Node> nodes(Recorded record) {
        SourceAccount account = record.posting().id().account();
        Function<String, Node> object = id -> new Node(account, "object", id);
        Function<String, Node> invoice = id -> new Node(account, "invoice", id);
        Optional<Document> read = Document.read(record.posting());
        if (read.isEmpty()) {
            return List.of(
                    object.apply(payment(record.posting())),
                    object.apply(record.posting().id().object()));
        }
        Document document = read.get();
        if (document instanceof InvoiceLine line) {
            return List.of(invoice.apply(line.invoice()));
        } else if (document instanceof InvoiceSettlement settlement) {
            return linked(invoice.apply(settlement.invoice()), settlement.payment(), object);
        } else if (document instanceof CreditNoteLine line) {
            return linked(invoice.apply(line.invoice()), line.refund(), object);
        }
        return List.of(object.apply(record.posting().id().object()));
    }

    private static List<Node> linked(Node node, String other, Function<String, Node> object) {
        return other.isEmpty() ? List.of(node) : List.of(node, object.apply(other));
    }

    private static void union(Map<Node, Node> parents, Node one, Node other) {
        Node left = root(parents, one);
        Node right = root(parents, other);
        if (!left.equals(right)) {
            parents.put(right, left);
        }
    }

    /** Halves the way on every walk, so that no way grows long. */
    private static Node root(Map<Node, Node> parents, Node node) {
        Node each = node;
        Node parent = parents.getOrDefault(each, each);
        while (!parent.equals(each)) {
            Node next = parents.getOrDefault(parent, parent);
            parents.put(each, next);
            each = next;
            parent = parents.getOrDefault(each, each);
        }
        return each;
    }

    private record Node(SourceAccount account, String kind, String id) {}
}
