package dev.undertone.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The device a model runs on.
 *
 * @param required whether a GPU that does not serve is an error; else the CPU takes its place
 * @param maxBytes memory of the GPU the runtime may take, 0 for no limit
 * @param tensorRt options of TensorRT, passed through; null to do without it
 */
public record DeviceSettings(
        DeviceChoice choice,
        boolean required,
        long maxBytes,
        @Nullable Map<String, String> tensorRt) {
    /** The CPU. */
    public static final DeviceSettings CPU = new DeviceSettings(DeviceChoice.CPU, false, 0, null);

    public DeviceSettings {
        tensorRt = tensorRt == null ? null : Map.copyOf(tensorRt);
    }
}
