/** What the newsroom receives: dispatches and their revisions. Start with {@link org.recoupe.article.Intake}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
@Tables(keeps = {"article", "revision"})
package org.recoupe.article;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
