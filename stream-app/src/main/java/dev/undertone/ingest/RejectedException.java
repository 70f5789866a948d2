package dev.undertone.ingest;

/** A record cannot be scored. Its message never quotes the record. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1;

    /** The step that refused the record. */
    public enum Stage {
        DECODE,
        ADMIT
    }

    private final Stage stage;
    private final RejectionReason reason;

    RejectedException(Stage stage, RejectionReason reason) {
        this(stage, reason, "");
    }

    RejectedException(Stage stage, RejectionReason reason, String detail) {
        super(detail.isEmpty() ? reason.sentence() : reason.sentence() + ": " + detail);
        this.stage = stage;
        this.reason = reason;
    }

    /** For a decoder elsewhere. {@code detail} must quote nothing of the record. */
    public static RejectedException ofValue(RejectionReason reason, String detail) {
        return new RejectedException(Stage.DECODE, reason, detail);
    }

    public Stage stage() {
        return stage;
    }

    public RejectionReason reason() {
        return reason;
    }
}
