/** Read-only answers for auditors. Start with {@link org.recoupe.report.AuditReport}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.recoupe.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
