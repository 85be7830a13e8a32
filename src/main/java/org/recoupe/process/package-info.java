/**
 * In which order things are done: the models in {@code processes/}, moved by what happens to articles and claims, in
 * the same transaction. The only package that knows the engine. Start with {@link org.recoupe.process.ProcessModels}; the
 * models' two halves are in {@code intake} and {@code verification}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "article", "claim", "database", "extraction :: statement", "source", "tasklist"
        })
@Tables(
        keeps = "act_*",
        readsViewsOf = {"article", "claim", "tasklist"})
package org.recoupe.process;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
