/**
 * Sources that must not be named: who they are is sealed away from everything else, and somebody reads it only if they attached the
 * piece or two custodians agreed. Start with {@link org.recoupe.confidential.Identities}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "claim", "database"})
package org.recoupe.confidential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
