package dev.undertone.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why a GPU does not serve. The runtime has one error code for all of it, so its words are read; they are those of ONNX
 * Runtime 1.28, of the dynamic linker and of the CUDA runtime.
 *
 * <p>The first that fits counts, so the narrower ones stand before the wider ones.
 */
enum DeviceFault {
    CPU_BUILD(
            "failed to find (cuda|tensorrt) shared provider|not compiled with (cuda|tensorrt) support"
                    + "|provider is not (available|enabled)",
            "this build of Undertone is for CPUs",
            "build with -Pgpu (CUDA 12) or -Pgpu-cuda13"),
    NO_DRIVER(
            "libcuda\\.so|cuda (failure|error) 35\\b|driver version is insufficient|cudaerrorinsufficientdriver"
                    + "|cuda (failure|error) 80[34]\\b|unsupported display driver",
            "there is no NVIDIA driver here, or it is older than the CUDA libraries",
            "see what nvidia-smi says; in a container start it with the GPU (--gpus all, or nvidia.com/gpu)"),
    WRONG_LIBRARIES(
            "lib(cu|nv)\\w+\\.so[^:]*: (cannot open shared object|version)|version `lib|undefined symbol"
                    + "|cannot open shared object file|failed to load (shared )?library",
            "the libraries of CUDA or TensorRT that this build wants are not here",
            "install the ones named, or use the other build: -Pgpu wants CUDA 12, -Pgpu-cuda13 wants CUDA 13 and cuDNN"
                    + " 9"),
    NO_SUCH_DEVICE(
            "cuda (failure|error) 101\\b|invalid device ordinal|cudaerrorinvaliddevice|invalid device id",
            "this machine has no GPU of that number",
            "nvidia-smi lists them, from 0; CUDA_VISIBLE_DEVICES may hide some"),
    NO_GPU(
            "cuda (failure|error) 100\\b|no cuda-capable device|cudaerrornodevice",
            "there is a driver but no GPU to be seen",
            "CUDA_VISIBLE_DEVICES may hide it; in a container start it with the GPU"),
    TOO_OLD(
            "cuda (failure|error) 209\\b|no kernel image",
            "this GPU's architecture is not among those the libraries were built for",
            "see docs/models.md for the architectures of each build"),
    NO_MEMORY(
            "cuda (failure|error) 2\\b|out of memory|failed to allocate memory|available memory of",
            "the GPU's memory does not suffice",
            "free some, or raise undertone.model.device.max.bytes when that is the limit"),
    CPU_NODES(
            "fallback to cpu ep has been explicitly disabled",
            "part of the graph can only run on the CPU",
            "it is slower than it could be; export it again for the GPU"),
    OTHER("", "the runtime refuses", "what it says is all that is known");

    /** Where in its sources the runtime was; what it has to say stands behind. */
    private static final String PLACE = "(?s)^.*\\[ONNXRuntimeError] : \\d+ : \\w+ : ";

    private final Pattern words;
    private final String meaning;
    private final String remedy;

    DeviceFault(String words, String meaning, String remedy) {
        this.words = Pattern.compile(words);
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What the runtime's message means. */
    static DeviceFault of(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        for (DeviceFault fault : values()) {
            if (fault.words.matcher(lower).find()) {
                return fault;
            }
        }
        return OTHER;
    }

    /** What happened, why, what to do, and the runtime's own words. */
    String explain(String device, String message) {
        return device + " does not serve: " + meaning + "; " + remedy + ". The runtime says: "
                + message.replaceFirst(PLACE, "").strip().replaceAll("\\s+", " ");
    }
}
