package org.recoupe.process.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The models and tables in {@code processes/}. Deployed under names that do not tell where the program lies; only what
 * changed.
 */
final class Models {
    private Models() {}

    static void deploy(RepositoryService repository) {
        var deployment = repository.createDeployment().name("recoupe").enableDuplicateFiltering(true);
        for (var pattern : new String[] {"classpath*:processes/*.bpmn", "classpath*:processes/*.dmn"}) {
            for (var model : matching(pattern)) add(deployment, model);
        }
        deployment.deploy();
    }

    private static void add(org.camunda.bpm.engine.repository.DeploymentBuilder deployment, Resource model) {
        try (var content = model.getInputStream()) {
            deployment.addInputStream("processes/" + Objects.requireNonNull(model.getFilename()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource[] matching(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
