/**
 * What waits for whom: the steps that are open, the list people take them from, and what they put off. Knows no engine: whoever moves the
 * processes opens and closes steps through {@link org.recoupe.tasklist.OpenSteps}. Start with {@link org.recoupe.tasklist.ReviewInbox}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "article", "claim"})
@Tables(
        keeps = {"open_step", "postponed"},
        readsViewsOf = {"absence", "article", "claim", "source"})
package org.recoupe.tasklist;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
