package dev.undertone.model;

import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The runs of a session, which can be asked to end. On a CPU one ends at its next graph node; a device call that hangs
 * does not hear it.
 *
 * <p>Threads: any.
 */
final class Runs {
    // Fresh options for each run, since the flag that ends one sticks.
    private final Set<OrtSession.RunOptions> underWay = new HashSet<>();

    /** Runs the session on the caller's thread. The result is the caller's to close. */
    OrtSession.Result run(OrtSession session, Map<String, OnnxTensorLike> inputs) throws OrtException {
        OrtSession.RunOptions options = new OrtSession.RunOptions();
        synchronized (underWay) {
            underWay.add(options);
        }
        try {
            return session.run(inputs, options);
        } finally {
            synchronized (underWay) {
                underWay.remove(options);
                options.close();
            }
        }
    }

    /** Asks every run under way to end; each fails then. */
    void end() {
        synchronized (underWay) {
            for (OrtSession.RunOptions options : underWay) {
                try {
                    options.setTerminate(true);
                } catch (OrtException e) {
                    throw new IllegalStateException("a run cannot be asked to end", e);
                }
            }
        }
    }
}
