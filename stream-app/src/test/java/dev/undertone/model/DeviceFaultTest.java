package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of ONNX Runtime 1.28 and of CUDA, and what they mean. */
class DeviceFaultTest {
    // Seen on a machine without a GPU: those without a shared provider, library or driver. The others are read from the
    // sources of the runtime, and from the names of CUDA's error codes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed to find CUDA shared provider | CPU_BUILD",
                "This binary was not compiled with CUDA support. | CPU_BUILD",
                "Failed to find TensorRT shared provider | CPU_BUILD",
                "Failed to load library /x/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open"
                        + " shared object file: No such file or directory | WRONG_LIBRARIES",
                "Failed to load library /x/libonnxruntime_providers_cuda.so with error: libcudnn.so.9: version"
                        + " `libcudnn.so.9' not found | WRONG_LIBRARIES",
                "OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library | WRONG_LIBRARIES",
                "Failed to load library /x/libonnxruntime_providers_tensorrt.so with error: libnvinfer.so.10: cannot"
                        + " open shared object file: No such file or directory | WRONG_LIBRARIES",
                "Failed to load library /x/libonnxruntime_providers_cuda.so with error: libcuda.so.1: cannot open"
                        + " shared object file: No such file or directory | NO_DRIVER",
                "Parse Failed to parse provider option \"device_id\": CUDA failure 35: CUDA driver version is"
                        + " insufficient for CUDA runtime version ; GPU=-1 | NO_DRIVER",
                "CUDA failure 803: system has unsupported display driver / cuda driver combination | NO_DRIVER",
                "CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 ; hostname=h | NO_GPU",
                "Failed to parse provider option \"device_id\": Invalid device ID: 7, must be between 0 (inclusive)"
                        + " and 1 (exclusive). | NO_SUCH_DEVICE",
                "CUDA failure 101: invalid device ordinal ; GPU=0 ; hostname=h | NO_SUCH_DEVICE",
                "CUDA failure 209: no kernel image is available for execution on the device | TOO_OLD",
                "CUDA failure 2: out of memory ; GPU=0 ; hostname=h | NO_MEMORY",
                "Available memory of 1048576 is smaller than requested bytes of 2359296 | NO_MEMORY",
                "fallback to CPU EP has been explicitly disabled by the user. | CPU_NODES",
                "something new | OTHER",
            })
    void eachFailureIsToldFromTheOthers(String message, DeviceFault expected) {
        assertEquals(expected, DeviceFault.of(message));
    }

    @Test
    void eachHasAMessageOfItsOwnThatQuotesTheRuntime() {
        long different = Arrays.stream(DeviceFault.values())
                .map(fault -> fault.explain("cuda:0", "the\n words"))
                .distinct()
                .count();

        assertEquals(DeviceFault.values().length, different);
        assertTrue(DeviceFault.NO_DRIVER.explain("cuda:0", "the\n words").endsWith("The runtime says: the words"));
    }

    @Test
    void whereTheRuntimeWasInItsSourcesIsLeftOut() {
        String message =
                "Error code - ORT_FAIL - message: /src/a.cc:62 X::Get() [ONNXRuntimeError] : 1 : FAIL : no file";

        assertTrue(DeviceFault.OTHER.explain("cuda:0", message).endsWith("The runtime says: no file"));
    }
}
