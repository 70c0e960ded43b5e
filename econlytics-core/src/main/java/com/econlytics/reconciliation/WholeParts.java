package com.econlytics.reconciliation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of which whole parts the figures of the books consist.
 *
 * <p>Of all ways in which every figure is the sum of whole parts, each part used at most once, it is the one that
 * misplaces the least money; of those, the one that misplaces the fewest parts, and then the one whose causes come first.
 */
final class WholeParts {
    /** The search looks at every set of parts, so there may not be many. */
    static final int MOST = 14;

    private static final int STEPS = 200_000;
    private static final int PER_PART = 100;

    private final List<Item> items;
    private final List<List<Choice>> choices;
    private final long[] least;
    private int[] chosen;
    private @Nullable Score best;
    private int[] bestChosen;
    private int steps;

    /**
     * Parts that are used together or not at all.
     *
     * @param parts at least one
     * @param amount their sum
     * @param home where we have them
     * @param wanted whether the books should have them, as far as their entries are known
     */
    record Item(
            List<SystemPart> parts, long amount, @Nullable Place home, boolean wanted) {
        long misplacedAt(Place place) {
            if (place.equals(home)) {
                return wanted ? -size() : 0;
            }
            return home == null || wanted ? size() : 2 * size();
        }

        private long size() {
            return Math.abs(amount);
        }
    }

    /**
     * A figure of the books.
     *
     * @param place where
     * @param amount how much
     * @param slack by how much it may be off
     */
    record Target(Place place, long amount, long slack) {}

    private record Score(long misplaced, int ties) implements Comparable<Score> {
        static final Comparator<Score> ORDER =
                Comparator.comparingLong(Score::misplaced).thenComparingInt(Score::ties);

        @Override
        public int compareTo(Score other) {
            return ORDER.compare(this, other);
        }
    }

    private record Choice(int mask, Score score) {}

    /**
     * Which items each target consists of.
     *
     * @param items by target
     * @param misplaced how much money stands elsewhere than we have it; only differences count
     */
    record Solution(List<List<Item>> items, long misplaced) {}

    private WholeParts(List<Item> items, List<List<Choice>> choices) {
        this.items = items;
        this.choices = choices;
        this.chosen = new int[choices.size()];
        this.bestChosen = new int[choices.size()];
        this.least = new long[choices.size() + 1];
        for (int i = choices.size() - 1; i >= 0; i--) {
            least[i] = least[i + 1] + choices.get(i).get(0).score.misplaced;
        }
    }

    /** The best way; empty if there is none, or too many parts to look at every way. */
    static Optional<Solution> of(List<Item> items, List<Target> targets) {
        if (items.size() > MOST || !fits(items, targets)) {
            return Optional.empty();
        }
        long[] sums = sums(items);
        List<List<Choice>> choices = new ArrayList<>();
        for (Target target : targets) {
            List<Choice> ways = choices(items, sums, target);
            if (ways.isEmpty()) {
                return Optional.empty();
            }
            choices.add(ways);
        }
        return new WholeParts(items, choices).search();
    }

    /** Sums of amounts near the end of the range would overflow; nobody's books have them. */
    private static boolean fits(List<Item> items, List<Target> targets) {
        BigInteger sum = BigInteger.ZERO;
        for (Item item : items) {
            sum = sum.add(BigInteger.valueOf(item.amount).abs());
        }
        for (Target target : targets) {
            sum = sum.add(BigInteger.valueOf(target.amount).abs());
        }
        return sum.shiftLeft(2).bitLength() < Long.SIZE;
    }

    private static long[] sums(List<Item> items) {
        long[] sums = new long[1 << items.size()];
        for (int mask = 1; mask < sums.length; mask++) {
            int lowest = Integer.numberOfTrailingZeros(mask);
            sums[mask] = sums[mask & (mask - 1)] + items.get(lowest).amount;
        }
        return sums;
    }

    private static List<Choice> choices(List<Item> items, long[] sums, Target target) {
        List<Choice> choices = new ArrayList<>();
        for (int mask = target.amount == 0 ? 0 : 1; mask < sums.length; mask++) {
            if (Math.abs(sums[mask] - target.amount) <= target.slack) {
                choices.add(new Choice(mask, score(items, mask, target.place)));
            }
        }
        choices.sort(Comparator.comparing(Choice::score).thenComparingInt(Choice::mask));
        return choices;
    }

    private static Score score(List<Item> items, int mask, Place place) {
        long misplaced = 0;
        int ties = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            Item item = items.get(Integer.numberOfTrailingZeros(rest));
            misplaced += item.misplacedAt(place);
            ties += place.equals(item.home)
                    ? 0
                    : PER_PART + item.parts.get(0).kind().precedence();
        }
        return new Score(misplaced, ties);
    }

    private Optional<Solution> search() {
        descend(0, 0, new Score(0, 0));
        Score found = best;
        if (found == null) {
            return Optional.empty();
        }
        List<List<Item>> used = Arrays.stream(bestChosen).mapToObj(this::items).toList();
        return Optional.of(new Solution(used, found.misplaced));
    }

    private void descend(int target, int taken, Score score) {
        if (target == choices.size()) {
            if (best == null || score.compareTo(best) < 0) {
                best = score;
                bestChosen = chosen.clone();
            }
            return;
        }
        for (Choice choice : choices.get(target)) {
            boolean hopeless =
                    best != null && score.misplaced + choice.score.misplaced + least[target + 1] > best.misplaced;
            if (hopeless || ++steps > STEPS) {
                return;
            }
            if ((taken & choice.mask) == 0) {
                chosen[target] = choice.mask;
                descend(
                        target + 1,
                        taken | choice.mask,
                        new Score(score.misplaced + choice.score.misplaced, score.ties + choice.score.ties));
            }
        }
    }

    private List<Item> items(int mask) {
        List<Item> used = new ArrayList<>();
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            used.add(items.get(Integer.numberOfTrailingZeros(rest)));
        }
        return used;
    }
}
