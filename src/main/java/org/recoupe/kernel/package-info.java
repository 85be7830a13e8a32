/** Words every module shares: who acts, what a fact looks like, places in a text. Depends on nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.recoupe.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
