package org.recoupe.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.recoupe.audit.AuditTrail;
import org.recoupe.audit.SecurityEvent;
import org.recoupe.kernel.Actor;
import org.recoupe.report.Scope;
import org.springframework.stereotype.Component;

/** Reports that leave the house: that they did is on record. */
@Component
class CsvFiles {
    private final AuditTrail exports;

    CsvFiles(AuditTrail exports) {
        this.exports = exports;
    }

    /** A file that is written while it is sent. */
    void send(String name, Scope scope, Actor actor, HttpServletResponse response, Consumer<Appendable> writing)
            throws IOException {
        onRecord(name, scope, actor);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        writing.accept(out);
        out.flush();
    }

    /** Whose desk, and which claim or story alone. */
    void onRecord(String name, Scope scope, Actor actor) {
        exports.atTheDoor(
                SecurityEvent.EXPORTED,
                actor,
                scope.desks().size() == 1 ? scope.desks().iterator().next() : "",
                name,
                Objects.toString(scope.claim() == null ? scope.story() : scope.claim(), null));
    }
}
