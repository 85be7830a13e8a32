/**
 * What reviewers and supervisors write to each other about a claim, and whom they address. Start with
 * {@link org.recoupe.discussion.Discussion}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "claim"})
@Tables(keeps = {"note", "note_mention"})
package org.recoupe.discussion;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
