package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.recoupe.confidential.Identities;
import org.recoupe.confidential.IdentityFile;
import org.recoupe.confidential.IdentityRequest;
import org.recoupe.kernel.Actor;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who confidential sources are, for programs: asked for, granted or refused, and read. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class IdentityApi {
    private static final String IDENTITY = "/claims/{id}/evidence/{evidence}/identity";

    private final Identities identities;
    private final IdentityFile file;

    IdentityApi(Identities identities, IdentityFile file) {
        this.identities = identities;
        this.file = file;
    }

    record RequestList(List<IdentityRequest> items) {}

    record Made(UUID id) {}

    record Known(String identity, String contact, List<String> closeTo) {}

    /** One's own, and for a custodian those that wait on the desk. */
    @GetMapping("/identity-requests")
    RequestList list(Actor actor) {
        return new RequestList(Stream.concat(file.waiting(actor).stream(), file.askedBy(actor).stream())
                .distinct()
                .toList());
    }

    @PostMapping(path = IDENTITY + "/requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    Made ask(
            @PathVariable String id,
            @PathVariable String evidence,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            Actor actor) {
        return new Made(identities.ask(Ids.of("claim", id), Ids.of("evidence", evidence), reason(body), actor));
    }

    @PostMapping("/identity-requests/{request}/agreement")
    RequestList agree(@PathVariable String request, Actor actor) {
        identities.agree(Ids.of("request", request), actor);
        return list(actor);
    }

    @PostMapping(path = "/identity-requests/{request}/refusal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    RequestList refuse(
            @PathVariable String request,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            Actor actor) {
        identities.refuse(Ids.of("request", request), reason(body), actor);
        return list(actor);
    }

    /** Each reading is on record; an Idempotency-Key makes none of it kept. */
    @PostMapping(IDENTITY)
    ResponseEntity<Known> read(
            @PathVariable String id,
            @PathVariable String evidence,
            Actor actor,
            @Parameter(hidden = true) HttpServletRequest request) {
        request.setAttribute(ApiWrites.NOT_KEPT, true);
        var identity = identities.read(Ids.of("claim", id), Ids.of("evidence", evidence), actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Known(identity.name(), identity.contact(), identity.closeTo()));
    }

    private static String reason(JsonNode body) {
        var fields = new Fields(body);
        var reason = fields.text("reason");
        fields.orRefuse();
        return reason;
    }
}
