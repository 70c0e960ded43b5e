package com.econlytics.growth.health;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How good predictions were, against who left. Works for any score of which more means more risk.
 *
 * @param predictions with their outcomes
 */
public record ChurnBacktest(List<Prediction> predictions) {
    /**
     * A probability and what came of it.
     *
     * @param example whose outcome is known
     * @param probability that was predicted, from 0 to 1
     */
    public record Prediction(ChurnExample example, double probability) {
        public Prediction {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability is from 0 to 1, not " + probability);
            }
        }
    }

    public ChurnBacktest {
        predictions = List.copyOf(predictions);
    }

    /** The predictions of a model for examples that it should not have seen. */
    public static ChurnBacktest of(ChurnModel model, List<ChurnExample> examples) {
        return new ChurnBacktest(examples.stream()
                .map(example ->
                        new Prediction(example, model.risk(example.features()).probability()))
                .toList());
    }

    /**
     * The share of pairs of one that left and one that stayed in which the one that left had more risk; equal risk counts half. Empty
     * without such a pair.
     */
    public OptionalDouble areaUnderCurve() {
        double[] left = probabilities(true);
        double[] stayed = probabilities(false);
        double won = 0;
        int below = 0;
        int upTo = 0;
        for (double risk : left) {
            while (below < stayed.length && stayed[below] < risk) {
                below++;
            }
            while (upTo < stayed.length && stayed[upTo] <= risk) {
                upTo++;
            }
            won += (below + upTo) / 2.0;
        }
        double pairs = (double) left.length * stayed.length;
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / pairs);
    }

    /** The mean squared distance of probability and outcome (Brier 1950); 0 is best. Empty without predictions. */
    public OptionalDouble brierScore() {
        return predictions.stream()
                .mapToDouble(prediction ->
                        prediction.probability() - (prediction.example().churned() ? 1 : 0))
                .map(distance -> distance * distance)
                .average();
    }

    /** The share that left of the {@code count} with the most risk, ties by customer number; empty without predictions. */
    public OptionalDouble precisionAt(int count) {
        return riskiest(count)
                .mapToDouble(prediction -> prediction.example().churned() ? 1 : 0)
                .average();
    }

    /** Mean days from the prediction until those of the {@code count} riskiest left who did; empty if none did. */
    public OptionalDouble leadDays(int count) {
        return riskiest(count)
                .flatMap(prediction -> prediction.example().churnedOn().stream()
                        .map(day -> ChronoUnit.DAYS.between(prediction.example().asOf(), day)))
                .mapToLong(Long::longValue)
                .average();
    }

    private Stream<Prediction> riskiest(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 of the riskiest is needed, not " + count);
        }
        return predictions.stream()
                .sorted(Comparator.comparingDouble(Prediction::probability)
                        .reversed()
                        .thenComparing(prediction -> prediction.example().customer())
                        .thenComparing(prediction -> prediction.example().asOf()))
                .limit(count);
    }

    private double[] probabilities(boolean churned) {
        return predictions.stream()
                .filter(prediction -> prediction.example().churned() == churned)
                .mapToDouble(Prediction::probability)
                .sorted()
                .toArray();
    }
}
