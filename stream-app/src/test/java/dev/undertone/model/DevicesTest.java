package dev.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is tried, and what serves in the end; the openings are scripted, since no GPU is here. */
class DevicesTest {
    private static final String NO_GPU = "CUDA failure 100: no CUDA-capable device is detected";
    private static final String CPU_NODES = "fallback to CPU EP has been explicitly disabled by the user";

    private final List<String> tried = new ArrayList<>();

    @Test
    void cpuTriesNothingElse() throws Exception {
        assertEquals("cpu", open("cpu", false, "").device().name());
        assertEquals(List.of("cpu"), tried);
    }

    @Test
    void autoTriesTheGpuFirst() throws Exception {
        assertEquals("cuda:0", open("auto", false, "").device().name());
        assertEquals(List.of("cuda:0"), tried);
    }

    @Test
    void autoTakesTheCpuWhenTheGpuFails() throws Exception {
        assertEquals("cpu", open("auto", false, NO_GPU).device().name());
        assertEquals(List.of("cuda:0", "cpu"), tried);
    }

    @Test
    void aNamedGpuIsReplacedToo() throws Exception {
        assertEquals("cpu", open("cuda:3", false, NO_GPU).device().name());
        assertEquals(List.of("cuda:3", "cpu"), tried);
    }

    @Test
    void aRequiredGpuIsNot() {
        for (String choice : List.of("auto", "cuda:1")) {
            tried.clear();

            ModelException refusal = assertThrows(ModelException.class, () -> open(choice, true, NO_GPU));

            assertEquals(1, tried.size());
            assertTrue(refusal.getMessage().contains("there is a driver but no GPU to be seen"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("undertone.model.device.required is true"), refusal.getMessage());
        }
    }

    @Test
    void aRequiredGpuMayLeaveShapesToTheCpu() throws Exception {
        Devices.Opened opened = open("cuda", true, CPU_NODES);

        assertEquals(List.of("cuda:0 wholly", "cuda:0"), tried);
        assertEquals("cuda:0", opened.device().name());
    }

    @Test
    void aCpuThatFailsIsNoDeviceFault() {
        Devices devices = new Devices(settings("auto", false), device -> {
            throw new OrtException("broken graph");
        });

        assertThrows(OrtException.class, devices::open);
    }

    private Devices.Opened open(String choice, boolean required, String fault) throws Exception {
        return new Devices(settings(choice, required), device -> fail(device, fault)).open();
    }

    private OrtSession fail(Device device, String fault) throws OrtException {
        boolean firstTry = fault.equals(CPU_NODES) ? device.wholly() : device.cuda() != null;
        tried.add(device.name() + (fault.equals(CPU_NODES) && device.wholly() ? " wholly" : ""));
        if (firstTry && !fault.isEmpty()) {
            throw new OrtException(fault);
        }
        return null;
    }

    private static DeviceSettings settings(String choice, boolean required) {
        return new DeviceSettings(DeviceChoice.parse(choice), required, 0, null);
    }
}
