package dev.undertone;

import dev.undertone.config.Settings;
import dev.undertone.engine.Calibration;
import dev.undertone.engine.EngineSettings;
import dev.undertone.engine.FaultInjection;
import dev.undertone.engine.LoadedModel;
import dev.undertone.model.ModelDirectory;
import dev.undertone.model.ModelException;
import dev.undertone.model.OnnxModel;
import dev.undertone.text.BatchScorer;
import dev.undertone.text.ScoringException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model loaded, tried and measured, with the engine settings that follow from it.
 *
 * @param scorer the model, behind fault injection where that is enabled; to be closed by its owner
 * @param settings with no number left to measure
 */
record ServingModel(BatchScorer scorer, LoadedModel loaded, EngineSettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(ServingModel.class);

    /** Loads the model of these settings and measures it on the device at hand. */
    static ServingModel load(Settings settings) throws ModelException {
        BatchScorer scorer = open(settings);
        if (settings.faultsEnabled()) {
            scorer = new FaultInjection(scorer, System::nanoTime);
        }
        try {
            Calibration calibration = Calibration.measure(scorer, settings.deadline(), System::nanoTime);
            EngineSettings measured = settings.engine().with(calibration);
            LOG.info(
                    "model {} on {}: {}",
                    scorer.identity().name(),
                    scorer.identity().device(),
                    calibration);
            return new ServingModel(scorer, LoadedModel.of(scorer, measured, calibration), measured);
        } catch (ScoringException e) {
            scorer.close();
            throw new ModelException(scorer.identity().name() + " cannot score: " + e.getMessage(), e);
        }
    }

    /** The model of these settings, loaded and tried. */
    static OnnxModel open(Settings settings) throws ModelException {
        ModelDirectory directory = ModelDirectory.read(settings.modelPath(), settings.labelRules());
        return OnnxModel.open(directory.named(settings.modelName()), settings.model());
    }
}
