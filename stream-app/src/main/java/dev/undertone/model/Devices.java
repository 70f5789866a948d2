package dev.undertone.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a graph on the device that the settings ask for. Whether a GPU serves is found out by trying: the list of
 * providers tells what the library was built with, not what the machine has.
 */
public final class Devices {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

    /** Opens a graph as {@link OnnxModel} would and nothing else, for whoever measures it bare; the caller closes it. */
    public static OrtSession session(OrtEnvironment environment, Path onnx, ModelSettings settings)
            throws ModelException, OrtException {
        return of(environment, onnx, settings).open().session();
    }

    /** Opens a session; replaced in tests, which have no GPU to fail on. */
    @FunctionalInterface
    interface Opening {
        OrtSession open(Device device) throws OrtException;
    }

    /** An open session; its receiver closes it. */
    record Opened(OrtSession session, Device device) {}

    private final DeviceSettings settings;
    private final Opening opening;

    Devices(DeviceSettings settings, Opening opening) {
        this.settings = settings;
        this.opening = opening;
    }

    static Devices of(OrtEnvironment environment, Path onnx, ModelSettings settings) {
        return new Devices(settings.device(), device -> {
            try (SessionOptions options = device.options(settings.intraOpThreads())) {
                return environment.createSession(onnx.toString(), options);
            }
        });
    }

    /**
     * Opens on the device chosen, or on the CPU in its place when that is allowed.
     *
     * @throws ModelException when a required GPU does not serve
     * @throws OrtException when the CPU cannot open the graph either
     */
    Opened open() throws ModelException, OrtException {
        DeviceChoice choice = settings.choice();
        if (choice.kind() == DeviceChoice.Kind.CPU) {
            return on(Device.CPU);
        }
        Device gpu = Device.gpu(choice.number(), settings);
        try {
            return onGpu(gpu);
        } catch (OrtException e) {
            String message = String.valueOf(e.getMessage());
            DeviceFault fault = DeviceFault.of(message);
            String explanation = fault.explain(gpu.name(), message);
            if (settings.required()) {
                throw new ModelException(explanation + " (undertone.model.device.required is true)", e);
            }
            if (choice.kind() == DeviceChoice.Kind.CUDA) {
                LOG.warn("the CPU takes the place of a GPU: {}", explanation);
            } else if (fault != DeviceFault.CPU_BUILD) {
                LOG.info("the CPU takes the place of a GPU: {}", explanation);
            }
            return on(Device.CPU);
        }
    }

    private Opened onGpu(Device gpu) throws OrtException {
        try {
            return on(gpu);
        } catch (OrtException e) {
            String message = String.valueOf(e.getMessage());
            if (!gpu.wholly() || DeviceFault.of(message) != DeviceFault.CPU_NODES) {
                throw e;
            }
            // Arithmetic on shapes is the CPU's even in good exports, so this alone is no reason to refuse.
            LOG.warn("{}", DeviceFault.CPU_NODES.explain(gpu.name() + " wholly", message));
            return on(gpu.notWholly());
        }
    }

    private Opened on(Device device) throws OrtException {
        return new Opened(opening.open(device), device);
    }
}
