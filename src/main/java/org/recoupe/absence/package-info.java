/**
 * Who stands in for whom, on which desk and until when: what a colleague does for somebody absent counts as done by both. Start with
 * {@link org.recoupe.absence.StandIns}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
@Tables(keeps = "stand_in")
package org.recoupe.absence;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
