/** What the newsroom receives: dispatches and their revisions. Start with {@link org.recoupe.article.Intake}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.recoupe.article;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
