/**
 * What cannot be changed afterwards: every fact, written down in the transaction that made it so, chained per subject. Hears everyone
 * through {@code kernel.DomainEvent} and knows no one. Start with {@link org.recoupe.audit.AuditTrail}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
@Tables(keeps = {"audit_chain", "audit_entry", "audit_facts"})
package org.recoupe.audit;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
