package org.recoupe.web.identity;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.confidential.IdentityFile;
import org.recoupe.confidential.IdentityRequest;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;

/**
 * A request as a custodian sees it.
 *
 * @param asks who wants to know who which source is
 * @param agreed who agreed so far, or null
 * @param until until when it may be read, or null
 */
record RequestLine(
        IdentityRequest request,
        String asks,
        String asked,
        String quoted,
        @Nullable String agreed,
        @Nullable String until,
        boolean own,
        boolean youAgreed,
        boolean mayDecide) {

    static RequestLine of(IdentityRequest request, Actor custodian, Wording words) {
        var until = request.readableUntil();
        var youAgreed = request.agreed().contains(custodian.userId());
        var agreed = request.agreed().stream().map(words::who).collect(Collectors.joining(", "));
        return new RequestLine(
                request,
                words.say("identities.asks", words.who(request.askedBy()), words.quoted(request.alias())),
                words.moment(request.askedAt()),
                words.quoted(Wording.excerpt(request.text(), 160)),
                agreed.isEmpty() ? null : agreed,
                until == null
                        ? null
                        : words.say(
                                "identities.in-force.line",
                                words.who(request.askedBy()),
                                words.quoted(request.alias()),
                                words.moment(until)),
                request.askedBy().equals(custodian.userId()),
                youAgreed,
                IdentityFile.mayDecide(request, custodian));
    }
}
