/**
 * Read-only answers: the audit report and the registers for auditors, the desks' figures for those who run them. Start with {@link
 * org.recoupe.report.AuditReport}, {@link org.recoupe.report.Registers} and {@link org.recoupe.report.DeskFigures}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "claim", "audit"})
@Tables(
        keeps = {"milestone", "backlog"},
        readsViewsOf = {"article", "audit", "claim"})
package org.recoupe.report;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
