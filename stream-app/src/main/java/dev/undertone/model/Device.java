package dev.undertone.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to run a graph: the options of a session for one device.
 *
 * @param cuda number of the GPU; null for the CPU
 * @param wholly whether no node may run on the CPU
 */
record Device(
        @Nullable Integer cuda,
        boolean wholly,
        long maxBytes,
        @Nullable Map<String, String> tensorRt) {
    static final Device CPU = new Device(null, false, 0, null);

    static Device gpu(int number, DeviceSettings settings) {
        return new Device(number, settings.required(), settings.maxBytes(), settings.tensorRt());
    }

    /** The same with the CPU's help. */
    Device notWholly() {
        return new Device(cuda, false, maxBytes, tensorRt);
    }

    /** As provenance names it. */
    String name() {
        return cuda == null ? "cpu" : (tensorRt == null ? "cuda:" : "tensorrt:") + cuda;
    }

    /** Options for a session on this device; the caller closes them. */
    SessionOptions options(int intraOpThreads) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(cuda == null ? intraOpThreads : 1);
            options.setInterOpNumThreads(1);
            // Spinning threads halve throughput when a neighbour shares the cores.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (wholly) {
                options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
            }
            if (cuda != null) {
                addTensorRt(options, cuda);
                addCuda(options, cuda);
            }
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }

    private void addTensorRt(SessionOptions options, int number) throws OrtException {
        if (tensorRt != null) {
            try (OrtTensorRTProviderOptions provider = new OrtTensorRTProviderOptions(number)) {
                for (Map.Entry<String, String> option : tensorRt.entrySet()) {
                    provider.add(option.getKey(), option.getValue());
                }
                options.addTensorrt(provider);
            }
        }
    }

    private void addCuda(SessionOptions options, int number) throws OrtException {
        try (OrtCUDAProviderOptions provider = new OrtCUDAProviderOptions(number)) {
            // Shapes vary from batch to batch; doubling the arena for each new one would waste the memory.
            provider.add("arena_extend_strategy", "kSameAsRequested");
            // TensorFloat-32 keeps 10 bits of an fp32 weight; who wants speed for accuracy takes an fp16 export.
            provider.add("use_tf32", "0");
            if (maxBytes > 0) {
                provider.add("gpu_mem_limit", Long.toString(maxBytes));
            }
            options.addCUDA(provider);
        }
    }
}
