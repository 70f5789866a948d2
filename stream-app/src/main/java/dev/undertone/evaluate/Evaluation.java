package dev.undertone.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Contestants against labels.
 *
 * @param rankBy the metric of the rankings
 * @param slices all examples first; then, when there are several languages, each of them, the most frequent first
 */
public record Evaluation(Metric rankBy, Bootstrap bootstrap, List<Slice> slices) {
    public Evaluation {
        slices = List.copyOf(slices);
    }

    /** Judges everybody; there is at least one example and one contestant, and each has an answer for each example. */
    public static Evaluation of(
            List<Example> examples, List<Contestant> contestants, Metric rankBy, Bootstrap bootstrap) {
        if (examples.isEmpty() || contestants.isEmpty()) {
            throw new IllegalArgumentException(examples.size() + " examples, " + contestants.size() + " contestants");
        }
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int at = 0; at < examples.size(); at++) {
            places.computeIfAbsent(examples.get(at).lang(), lang -> new ArrayList<>())
                    .add(at);
        }
        Judge judge = new Judge(examples, contestants, rankBy, bootstrap);
        List<Slice> slices = new ArrayList<>();
        slices.add(judge.slice(
                Slice.OVERALL, IntStream.range(0, examples.size()).boxed().toList()));
        if (places.size() > 1) {
            places.forEach((lang, at) -> slices.add(judge.slice(lang, at)));
        }
        // The sort is stable: equally frequent languages stay in their order.
        slices.subList(1, slices.size())
                .sort(Comparator.comparingLong(Slice::texts).reversed());
        return new Evaluation(rankBy, bootstrap, slices);
    }

    /** All examples. */
    public Slice overall() {
        return slices.get(0);
    }

    private record Judge(List<Example> examples, List<Contestant> contestants, Metric rankBy, Bootstrap bootstrap) {
        Slice slice(String name, List<Integer> places) {
            List<Example> chosen = places.stream().map(examples::get).toList();
            List<Report> reports = contestants.stream()
                    .map(one -> Report.of(
                            one.name(),
                            chosen,
                            places.stream().map(one.verdicts()::get).toList(),
                            bootstrap))
                    .toList();
            return new Slice(name, reports, Standing.ranking(reports, rankBy));
        }
    }
}
