/**
 * What reviewers and supervisors write to each other about a claim, and whom they address. Start with
 * {@link org.recoupe.discussion.Discussion}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "claim"})
package org.recoupe.discussion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
