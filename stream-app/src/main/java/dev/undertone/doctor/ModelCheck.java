package dev.undertone.doctor;

import dev.undertone.App;
import dev.undertone.config.Settings;
import dev.undertone.model.ModelException;
import dev.undertone.model.OnnxModel;
import dev.undertone.text.ModelIdentity;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether the model loads and passes its self-test, and on which device; the libraries behind it come along. */
record ModelCheck(Settings settings) implements Check {
    @Override
    public String name() {
        return "model";
    }

    @Override
    public List<Finding> examine() {
        long start = System.nanoTime();
        try (OnnxModel model = App.openModel(settings)) {
            ModelIdentity identity = model.identity();
            return List.of(Finding.ok(
                    name(),
                    identity.name() + " " + identity.version() + " on " + identity.device() + ", "
                            + identity.precision() + "; loaded and tried in "
                            + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms"));
        } catch (ModelException e) {
            return List.of(Finding.split(name(), Verdict.FAILED, String.valueOf(e.getMessage())));
        } catch (LinkageError e) {
            return List.of(Finding.failed(
                    name(),
                    "the native library of ONNX Runtime or of the tokenizer does not load: " + e.getMessage(),
                    "use a system with glibc on x86-64 or arm64, and a temporary folder that allows execution"));
        }
    }
}
