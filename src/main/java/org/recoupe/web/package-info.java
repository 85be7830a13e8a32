/**
 * How people and programs see the newsroom: pages ({@code …Page}, each with the template of its name) and the API ({@code web.api}).
 * The only package that knows HTTP. Start with {@link org.recoupe.web.CurrentActor}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "absence",
            "article",
            "source",
            "claim",
            "discussion",
            "document",
            "extraction",
            "extraction :: statement",
            "process",
            "tasklist",
            "search",
            "audit",
            "report",
            "confidential",
            "database",
            "trial",
            "upkeep"
        })
@Tables(keeps = {"first_answer", "person_settings", "spring_session", "spring_session_attributes", "sign_in"})
package org.recoupe.web;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
