package dev.undertone.model;

/**
 * How a model is served.
 *
 * @param maxTokens tokens a row may have, or 0 for as many as the model can take
 * @param maxWindows rows a text may take with {@link LongText#WINDOWS}; what is beyond them is cut
 * @param intraOpThreads threads of one run; more runs at once scale better than more threads a run
 */
public record ModelSettings(
        int maxTokens, LongText longText, int maxWindows, int intraOpThreads, DeviceSettings device) {
    public static final int DEFAULT_MAX_WINDOWS = 8;

    /** One thread on the CPU, long texts cut. */
    public static final ModelSettings DEFAULT =
            new ModelSettings(0, LongText.TRUNCATE, DEFAULT_MAX_WINDOWS, 1, DeviceSettings.CPU);

    public ModelSettings withMaxTokens(int tokens) {
        return new ModelSettings(tokens, longText, maxWindows, intraOpThreads, device);
    }
}
