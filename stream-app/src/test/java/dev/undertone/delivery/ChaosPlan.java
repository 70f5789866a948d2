package dev.undertone.delivery;

import dev.undertone.ChaosInstance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a run of {@link Chaos} does; the same for the same seed, up to what the machine makes of it.
 *
 * @param perSecond records sent in a second
 * @param kills SIGKILLs; clean stops come on top, one for every three
 * @param slowShare share of the time that the model cannot answer, by hangs short enough for late answers and long enough to
 *     open the breaker; 0 for a healthy model
 * @param rolling whether to restart all instances in turn and then start and stop them in quick succession
 * @param barrier false for the control, which loses records
 */
record ChaosPlan(
        int records,
        int perSecond,
        int kills,
        String guarantee,
        int instances,
        double slowShare,
        boolean rolling,
        boolean barrier,
        long seed) {

    /** What happens to the instances. */
    enum Action {
        /** SIGKILL and start again, one instance. */
        KILL,
        /** SIGTERM and start again, one instance. */
        STOP,
        /** SIGTERM and start again, each instance in turn. */
        ROLL,
        /** Kill, stop and start instances without waiting until they run. */
        STORM
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>(Collections.nCopies(kills, Action.KILL));
        actions.addAll(Collections.nCopies((kills + 2) / 3, Action.STOP));
        Collections.shuffle(actions, new Random(seed));
        if (rolling) {
            actions.add(actions.size() / 2, Action.ROLL);
            actions.add(Action.STORM);
        }
        return actions;
    }

    boolean exactlyOnce() {
        return guarantee.equals("exactly_once_v2");
    }

    /** Settings and options of each instance. */
    Map<String, String> arguments() {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("kafka.processing.guarantee", guarantee);
        arguments.put("kafka.num.stream.threads", "2");
        // The least the broker allows: what a killed instance leaves is taken over, should it not come back itself.
        arguments.put("kafka.consumer.session.timeout.ms", "6000");
        arguments.put("kafka.consumer.heartbeat.interval.ms", "1500");
        arguments.put("undertone.engine.inference.threads", "2");
        arguments.put("undertone.windows.size", "3s");
        arguments.put("undertone.windows.grace", "1s");
        arguments.put("undertone.windows.quiet", "2s");
        arguments.put("undertone.windows.update.interval", "500ms");
        if (slowShare > 0) {
            arguments.put("undertone.faults.enabled", "true");
            arguments.put("undertone.breaker.open", "300ms");
            arguments.put(ChaosInstance.SLOW_SHARE, Double.toString(slowShare));
            arguments.put(ChaosInstance.SEED, Long.toString(seed));
        }
        arguments.put(ChaosInstance.NO_BARRIER, Boolean.toString(!barrier));
        return arguments;
    }
}
