/**
 * A demonstration newsroom for the trial profile: people with printed passwords and three invented dispatches. Start with
 * {@link org.recoupe.trial.TrialPeople}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "article", "source", "claim", "extraction :: statement", "audit", "report"})
@Tables(keeps = {"trial_person", "trial_newsroom"})
package org.recoupe.trial;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
