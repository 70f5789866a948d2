package dev.undertone.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.engine.EngineClosedException;
import dev.undertone.engine.PendingAnswer;
import dev.undertone.metrics.Metrics;
import dev.undertone.text.AdmittedText;
import dev.undertone.text.Answer;
import dev.undertone.text.ModelIdentity;
import dev.undertone.vader.Vader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/score} and {@code /v1/models}. Threads: any of Jetty's; a call blocks until its texts are scored. */
final class ScoreEndpoints {
    private static final String DEFAULT = "default";

    private final Scoring scoring;
    private final ScoreShare share;
    private final Duration limit;
    private final Metrics metrics;
    private final ThreadLocal<Vader> vader = ThreadLocal.withInitial(Vader::new);

    /** @param limit for all texts of a call together */
    ScoreEndpoints(Scoring scoring, ScoreShare share, Duration limit, Metrics metrics) {
        this.scoring = scoring;
        this.share = share;
        this.limit = limit;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/score", Scope.SCORE, this::score),
                Route.get("/v1/models", Scope.READ, call -> models()));
    }

    private Reply models() {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        ArrayNode all = shown.putArray("models");
        for (ModelIdentity model : scoring.models()) {
            ObjectNode served = Json.MAPPER.valueToTree(model);
            all.add(served.put(DEFAULT, all.isEmpty()));
        }
        return Reply.ok(shown);
    }

    private Reply score(Call call) throws ProblemException {
        ScoreRequest request = ScoreRequest.of(call.object());
        String model = served(request.model());
        int lane = share.take(request.items().size());
        if (lane == 0) {
            throw new ProblemException(
                    429,
                    "callers have a tenth of the engine, and it is in use; the stream has the rest",
                    Map.of("Retry-After", "1"));
        }
        try {
            return Reply.ok(new Run(request, model, lane).results());
        } finally {
            share.giveBack(lane);
        }
    }

    /** The name of the model that is asked for; null when none is. */
    private @Nullable String served(@Nullable String model) throws ProblemException {
        List<String> names = scoring.models().stream().map(ModelIdentity::name).toList();
        if (model == null || names.contains(model)) {
            return model;
        }
        if (model.equals(DEFAULT)) {
            return names.get(0);
        }
        throw new ProblemException(
                404, "this instance serves " + String.join(", ", names) + "; the first is also called " + DEFAULT);
    }

    /** The texts of one call, of which at most {@code lane} are in the engine at a time. */
    private final class Run {
        private final ScoreRequest request;
        private final @Nullable String model;
        private final int lane;
        private final long endNanos = System.nanoTime() + limit.toNanos();
        private final ObjectNode[] results;
        private final Deque<Pending> pending = new ArrayDeque<>();

        private record Pending(int at, PendingAnswer answer) {}

        Run(ScoreRequest request, @Nullable String model, int lane) {
            this.request = request;
            this.model = model;
            this.lane = lane;
            this.results = new ObjectNode[request.items().size()];
        }

        ObjectNode results() {
            for (int at = 0; at < results.length; at++) {
                if (pending.size() == lane) {
                    finish(pending.remove());
                }
                start(at, request.items().get(at));
            }
            while (!pending.isEmpty()) {
                finish(pending.remove());
            }
            ObjectNode all = Json.MAPPER.createObjectNode();
            ArrayNode array = all.putArray("results");
            List.of(results).forEach(array::add);
            return all;
        }

        private void start(int at, ScoreRequest.Item item) {
            if (item.text() == null) {
                results[at] = ScoreView.error(item.id(), 400, "there is no string text");
            } else if (System.nanoTime() - endNanos > 0) {
                results[at] =
                        ScoreView.error(item.id(), 503, "the call took " + limit.toSeconds() + " s without this text");
            } else {
                try {
                    AdmittedText text = scoring.admit(item.text(), item.lang(), model);
                    Duration deadline = request.deadline() == null ? scoring.deadline() : request.deadline();
                    pending.add(new Pending(at, scoring.submit(text, deadline)));
                } catch (IllegalArgumentException e) {
                    results[at] = ScoreView.error(item.id(), 400, String.valueOf(e.getMessage()));
                } catch (EngineClosedException e) {
                    results[at] = ScoreView.error(item.id(), 503, "this instance is about to end");
                }
            }
        }

        private void finish(Pending next) {
            Answer answer = next.answer().answer();
            AdmittedText text = next.answer().text();
            ObjectNode shown = ScoreView.answer(request.items().get(next.at()).id(), text, answer);
            if (request.explain()) {
                shown.set("vader", ScoreView.vader(vader.get().explain(text.text())));
            }
            metrics.httpScored(answer.scorer());
            results[next.at()] = shown;
        }
    }
}
