/**
 * Read-only answers: the audit report for auditors, the desks' figures for those who run them. Start with {@link
 * org.recoupe.report.AuditReport} and {@link org.recoupe.report.DeskFigures}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "claim", "audit"})
package org.recoupe.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
