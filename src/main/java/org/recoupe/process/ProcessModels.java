package org.recoupe.process;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models and decision tables the house works by, as they were deployed; old versions too. */
public interface ProcessModels {
    /** The latest version of each model. */
    List<ProcessModel> modelsInForce();

    /** The latest version of each table. */
    List<DecisionTable> tablesInForce();

    /** @param version null for the latest */
    Optional<ProcessModel> model(String key, @Nullable Integer version);

    /** The model's XML. */
    Optional<String> modelAsWritten(String key, int version);

    /** The table's XML. */
    Optional<String> tableAsWritten(String key, int version);
}
