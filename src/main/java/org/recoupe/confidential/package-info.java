/**
 * Sources that must not be named: who they are is sealed away from everything else, and somebody reads it only if they attached the
 * piece or two custodians agreed. Start with {@link org.recoupe.confidential.Identities}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "claim", "database"})
@Tables(
        keeps = {"identity_key", "sealed_identity", "identity_request", "identity_agreement", "identity_reading"},
        readsViewsOf = "claim")
package org.recoupe.confidential;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
